using MeshTargeting.Reports.CustomResourceDefinitions;

namespace MeshTargeting.Reports.Generation;

/// <summary>Writes MeshServices as YAML, a document each.</summary>
public static class GenerateYaml
{
    /// <summary>The documents; empty where there are none.</summary>
    public static string Write(GenerateResult result) => string.Join("---\n", result.Services.Select(service => YamlText.Of(Manifest.Of(service))));
}
