using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshProxyPatch as Kuma does (pkg/plugins/policies/meshproxypatch/api/v1alpha1/validator.go).</summary>
internal static class MeshProxyPatchValidator
{
    internal static readonly TargetRefRules TopOfSystem = TargetRefRules.Proxies.And("MeshGateway");
    internal static readonly TargetRefRules TopOfOthers = TargetRefRules.Proxies;

    public static void Validate(Resource<MeshProxyPatchSpec> policy, FindingList findings)
    {
        var spec = policy.Spec;
        var place = Place.Spec.At("default.appendModifications");
        TargetRefValidator.ValidateTop(spec.TargetRef, findings.IsSystemPolicy ? TopOfSystem : TopOfOthers, findings);
        if (spec.Default?.AppendModifications is not { Count: > 0 } modifications)
        {
            findings.Add(KumaRules.ValueMissing, place, KumaText.MustNotBeEmpty);
        }
        else
        {
            for (var i = 0; i < modifications.Count; i++)
            {
                ValidateModification(modifications[i], place.At(i), findings);
            }
        }

        TopLevelTargetRef.Deprecations(spec.TargetRef, findings);
    }

    private static void ValidateModification(MeshProxyPatchModification modification, Place place, FindingList findings)
    {
        IEnvoyModification?[] all =
            [modification.Cluster, modification.Listener, modification.VirtualHost, modification.NetworkFilter, modification.HttpFilter];
        var count = all.Count(m => m is not null);
        if (count != 1)
        {
            findings.Add(
                KumaRules.Combination, place, $"exactly one modification can be defined at a time. Currently, {count} modifications are defined");
            return;
        }

        switch (all.First(m => m is not null))
        {
            case ClusterModification cluster:
                EnvoyModificationValidator.OfResource(cluster, new("cluster", "Cluster"), cluster.Match is null ? null : "match", place, findings);
                break;
            case ListenerModification listener:
                EnvoyModificationValidator.OfResource(listener, new("listener", "Listener"), listener.Match is null ? null : "match", place, findings);
                break;
            case VirtualHostModification host:
                EnvoyModificationValidator.OfResource(
                    host, new("virtualHost", "VirtualHost"), host.Match?.Name is null ? null : "match.name", place, findings);
                break;
            case NetworkFilterModification filter:
                EnvoyModificationValidator.OfFilter(filter, new("networkFilter", "Filter"), filter.Match?.Name is not null, place, findings);
                break;
            case HttpFilterModification filter:
                EnvoyModificationValidator.OfFilter(filter, new("httpFilter", "HttpFilter"), filter.Match?.Name is not null, place, findings);
                break;
        }
    }
}
