using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Templates;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Services;

/// <summary>The identity that a MeshIdentity gives a proxy (pkg/core/resources/apis/meshidentity/api/v1alpha1/helpers.go).</summary>
public static class ProxyIdentity
{
    private const string TrustDomain = "{{ .Mesh }}.{{ .Zone }}.mesh.local";
    private const string PathOnKubernetes = "/ns/{{ .Namespace }}/sa/{{ .ServiceAccount }}";
    private const string PathOnUniversal = "/workload/{{ .Workload }}";

    /// <summary>
    /// The SPIFFE id of a proxy; null where no MeshIdentity selects it, where the one that does is not ready, or where its templates
    /// come to no SPIFFE id. Of several the one with the most labels in its selector counts, of these the first by name.
    /// </summary>
    public static string? SpiffeIdOf(World world, Resource<DataplaneSpec> proxy) => Of(world, proxy, IsReady);

    /// <summary>
    /// The SPIFFE id that a proxy will have: the same, but of a MeshIdentity whose manifest has no condition yet, as in any repository, it
    /// is taken for granted that it will be ready.
    /// </summary>
    public static string? ExpectedOf(World world, Resource<DataplaneSpec> proxy) =>
        Of(world, proxy, identity => (identity.Status as MeshIdentityStatus)?.Conditions is not { Count: > 0 } || IsReady(identity));

    private static string? Of(World world, Resource<DataplaneSpec> proxy, Func<Resource<MeshIdentitySpec>, bool> isReady)
    {
        var labels = world.LabelsOf(proxy);
        var identity = world.OfKind(proxy.Metadata.Mesh, MeshIdentitySpec.Descriptor)
            .Where(i => i.Spec.Selector?.Dataplane is { } selector && MeshServiceMatching.Includes(labels, LabelsOf(selector)))
            .OrderByDescending(i => LabelsOf(i.Spec.Selector!.Dataplane!).Count)
            .ThenBy(CoreNames.Of, StringComparer.Ordinal)
            .FirstOrDefault();
        return identity is not null && isReady(identity) && TrustDomainOf(world, identity) is { } domain
            ? Render(identity, proxy, domain, labels)
            : null;
    }

    private static IReadOnlyDictionary<string, string> LabelsOf(LabelSelector selector) => selector.MatchLabels ?? ResourceMetadata.None;

    private static bool IsReady(Resource<MeshIdentitySpec> identity) =>
        (identity.Status as MeshIdentityStatus)?.Conditions?.Any(c => c is { Type: "Ready", Status: "True" }) == true;

    private static string? TrustDomainOf(World world, Resource<MeshIdentitySpec> identity)
    {
        var labels = world.LabelsOf(identity);
        var zone = labels.GetValueOrDefault(KumaLabels.Zone) is { Length: > 0 } own ? own : world.Options.Zone ?? ControlPlane.DefaultZone;
        var data = new TemplateData("struct { Mesh string; Zone string }", [("Mesh", identity.Metadata.Mesh), ("Zone", zone)]);
        return Template.Parse(identity.Spec.SpiffeID?.TrustDomain ?? TrustDomain, out _)?.Render(data, labels.GetValueOrDefault, out _);
    }

    private static string? Render(
        Resource<MeshIdentitySpec> identity, Resource<DataplaneSpec> proxy, string domain, IReadOnlyDictionary<string, string> labels)
    {
        var path = identity.Spec.SpiffeID?.Path ?? (proxy.Envelope == Envelope.Kubernetes ? PathOnKubernetes : PathOnUniversal);
        var data = new TemplateData(
            "struct { TrustDomain string; Namespace string; ServiceAccount string; Workload string }",
            [
                ("TrustDomain", domain),
                ("Namespace", labels.GetValueOrDefault(KumaLabels.Namespace, "")),
                ("ServiceAccount", labels.GetValueOrDefault(KumaLabels.ServiceAccount, "")),
                ("Workload", labels.GetValueOrDefault(KumaLabels.Workload, "")),
            ]);
        var id = Template.Parse($"spiffe://{{{{ .TrustDomain }}}}{path}", out _)?.Render(data, labels.GetValueOrDefault, out _);
        return id is not null && SpiffeId.Problem(id) is null ? id : null;
    }
}
