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

    /// <summary>
    /// The SPIFFE ids by which a MeshService says that a proxy may be known: those of every MeshIdentity that selects it and is ready, or
    /// is so in part. Unlike a proxy's own, their trust domain is that of the proxy's labels.
    /// </summary>
    public static IEnumerable<string> PublishedOf(World world, Resource<DataplaneSpec> proxy)
    {
        var labels = world.LabelsOf(proxy);
        return AllOf(world, proxy)
            .Where(i => IsReady(i) || IsPartiallyReady(i))
            .Select(i => TrustDomainFor(world, i, proxy) is { } domain ? Render(i, proxy, domain, labels) : null)
            .OfType<string>();
    }

    /// <summary>The MeshIdentity that counts for a proxy, ready or not; null where none selects it.</summary>
    public static Resource<MeshIdentitySpec>? BestOf(World world, Resource<DataplaneSpec> proxy) => AllOf(world, proxy)
        .OrderByDescending(i => LabelsOf(i.Spec.Selector!.Dataplane!).Count)
        .ThenBy(CoreNames.Of, StringComparer.Ordinal)
        .FirstOrDefault();

    /// <summary>Whether a MeshIdentity issues identities.</summary>
    public static bool IsReady(Resource<MeshIdentitySpec> identity) => HasReady(identity, c => c.Status == "True");

    /// <summary>
    /// The trust domain of a MeshIdentity for a resource, by whose mesh and labels the template goes; null where the template fails.
    /// </summary>
    public static string? TrustDomainFor(World world, Resource<MeshIdentitySpec> identity, Resource resource)
    {
        var labels = world.LabelsOf(resource);
        var zone = labels.GetValueOrDefault(KumaLabels.Zone) is { Length: > 0 } own ? own : world.Options.Zone ?? ControlPlane.DefaultZone;
        var data = new TemplateData("struct { Mesh string; Zone string }", [("Mesh", resource.Metadata.Mesh), ("Zone", zone)]);
        return Template.Parse(identity.Spec.SpiffeID?.TrustDomain ?? TrustDomain, out _)?.Render(data, labels.GetValueOrDefault, out _);
    }

    private static string? Of(World world, Resource<DataplaneSpec> proxy, Func<Resource<MeshIdentitySpec>, bool> isReady) =>
        BestOf(world, proxy) is { } identity && isReady(identity) && TrustDomainFor(world, identity, identity) is { } domain
            ? Render(identity, proxy, domain, world.LabelsOf(proxy))
            : null;

    private static IEnumerable<Resource<MeshIdentitySpec>> AllOf(World world, Resource<DataplaneSpec> proxy)
    {
        var labels = world.LabelsOf(proxy);
        return world.OfKind(proxy.Metadata.Mesh, MeshIdentitySpec.Descriptor)
            .Where(i => i.Spec.Selector?.Dataplane is { } selector && MeshServiceMatching.Includes(labels, LabelsOf(selector)));
    }

    private static IReadOnlyDictionary<string, string> LabelsOf(LabelSelector selector) => selector.MatchLabels ?? ResourceMetadata.None;

    private static bool IsPartiallyReady(Resource<MeshIdentitySpec> identity) =>
        HasReady(identity, c => c is { Status: "False", Reason: "PartiallyReady" });

    private static bool HasReady(Resource<MeshIdentitySpec> identity, Func<Condition, bool> isSo) =>
        (identity.Status as MeshIdentityStatus)?.Conditions?.Any(c => c.Type == "Ready" && isSo(c)) == true;

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
