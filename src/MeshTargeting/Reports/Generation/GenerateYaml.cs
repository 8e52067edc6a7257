using MeshTargeting.Reports.CustomResourceDefinitions;
using MeshTargeting.Resources;

namespace MeshTargeting.Reports.Generation;

/// <summary>Writes MeshServices, and HostnameGenerators where they are wanted, as YAML, a document each.</summary>
public static class GenerateYaml
{
    /// <summary>The documents; empty where there are none.</summary>
    public static string Write(GenerateResult result) => string.Join(
        "---\n", result.Services.Concat<Resource>(result.HostnameGenerators).Select(resource => YamlText.Of(Manifest.Of(resource))));
}
