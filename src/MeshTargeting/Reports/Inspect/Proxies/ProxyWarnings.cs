using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Reports.Inspect.Proxies;

/// <summary>What a reader of a proxy's settings must be warned of.</summary>
internal static class ProxyWarnings
{
    public static IReadOnlyList<string> Of(World world, Resource<DataplaneSpec> proxy, List<ProxyRules> rules) =>
        rules.SelectMany(r => r.Matched.Ambiguities).Select(Of)
            .Concat(rules.SelectMany(Overflows))
            .Concat(rules.SelectMany(r => r.Matched.Warnings.Concat(r.Warnings).Distinct().Select(w => $"{r.Matched.Kind.Name}: Kuma warns: {w}")))
            .Concat(Permissions(world, proxy, rules))
            .Distinct()
            .ToList();

    /// <summary>For example <c>MeshTimeout a/x and b/x: which of them wins is left to chance, because …</c>.</summary>
    public static string Of(AmbiguousOrder order) =>
        $"{order.First} and {order.Second}: Kuma does not say which of them wins, because {order.Why}";

    private static IEnumerable<string> Overflows(ProxyRules rules) => rules.From.Values
        .Append(rules.Single)
        .Concat(rules.GatewayTo.Values.Append(rules.To).Select(to => to.ByTags))
        .Select(r => r.Overflow)
        .OfType<string>()
        .Select(overflow => $"{rules.Matched.Kind.Name}: {overflow}");

    /// <summary>Permissions need identities, and identities without permissions let nobody in (meshtrafficpermission/plugin/v1alpha1/plugin.go).</summary>
    private static IEnumerable<string> Permissions(World world, Resource<DataplaneSpec> proxy, List<ProxyRules> rules)
    {
        var mesh = world.MeshOf(proxy.Metadata.Mesh);
        var kind = MeshTrafficPermissionSpec.Descriptor;
        var permitted = rules.Any(r => r.Matched.Kind == kind && r.Matched.Policies.Count > 0);
        var identities = world.OfKind(proxy.Metadata.Mesh, MeshIdentitySpec.Descriptor).Count > 0;
        var mtls = world.Options.Semantics.MeshSettings && !string.IsNullOrEmpty(mesh.Spec.Mtls?.EnabledBackend);
        if (permitted && !mtls && !identities)
        {
            yield return $"{kind.Name}: mesh {proxy.Metadata.Mesh} has neither mTLS nor a MeshIdentity in what was given, and without them permissions have no effect";
        }

        if (!permitted && mtls && proxy.Spec.Networking?.Inbound is { Count: > 0 })
        {
            yield return $"{kind.Name}: none in what was given selects this proxy, and the mesh has mTLS: without one Kuma denies all traffic to its inbounds";
        }
    }
}
