using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Rules.Policies.Effects;

/// <summary>Which proxies a policy is for, written so that two policies for the same ones have the same text.</summary>
internal static class PolicyAudience
{
    /// <summary>The text: top-level targetRef, zone and namespace.</summary>
    public static string Of(PolicyTraits traits)
    {
        var reference = traits.TargetRef;
        return string.Join('\n',
        [
            reference.Kind, reference.Name, reference.Namespace, reference.SectionName, Pairs(reference.Labels), Pairs(reference.Tags),
            string.Join(',', (reference.ProxyTypes ?? []).Order(StringComparer.Ordinal)), traits.Filter.Zone, traits.Filter.Namespace,
        ]);
    }

    /// <summary>Whether a policy is for every proxy of its mesh, or of a namespace.</summary>
    public static bool IsMesh(PolicyTraits traits) => traits.TargetRef is { Kind: "Mesh", ProxyTypes: not { Count: > 0 } };

    private static string Pairs(IReadOnlyDictionary<string, string>? pairs) => pairs is null
        ? "-"
        : string.Join(',', pairs.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}"));
}
