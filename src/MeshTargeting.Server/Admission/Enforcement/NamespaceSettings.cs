using MeshTargeting.Analysis;
using MeshTargeting.Findings;
using MeshTargeting.Judging;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds.Kubernetes;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.Admission.Enforcement;

/// <summary>
/// What the annotations of a namespace settle for the objects in it: <c>meshservice.io/enforce: "MS302, MS304"</c> denies what would be
/// warned about, <c>meshservice.io/warn</c> only warns of what would be denied. A code that stands in both is only warned about; what is
/// no code has no effect, for a slip in an annotation must not stop a namespace.
/// </summary>
internal static class NamespaceSettings
{
    public const string Enforce = "meshservice.io/enforce";
    public const string Warn = "meshservice.io/warn";

    /// <summary>The settings of a namespace; nothing is settled where the World does not know it.</summary>
    public static CheckSettings Of(World? world, string name)
    {
        if (name.Length == 0
            || world?.Find(new ResourceId(NamespaceSpec.Descriptor.Name, "", "", name)) is not { Metadata.Annotations: { Count: > 0 } annotations })
        {
            return CheckSettings.Default;
        }

        var severities = new Dictionary<string, Severity?>(StringComparer.Ordinal);
        Add(annotations, Enforce, Severity.Error, severities);
        Add(annotations, Warn, Severity.Warning, severities);
        return severities.Count == 0 ? CheckSettings.Default : new CheckSettings { Severities = severities };
    }

    private static void Add(IReadOnlyDictionary<string, string> annotations, string key, Severity severity, Dictionary<string, Severity?> severities)
    {
        foreach (var code in (annotations.GetValueOrDefault(key) ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (RuleCatalog.IsCodeOrGroup(code))
            {
                severities[code] = severity;
            }
        }
    }
}
