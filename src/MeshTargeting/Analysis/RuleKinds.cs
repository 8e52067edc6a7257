using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Kubernetes;
using MeshTargeting.Resources.Kinds.Legacy;

namespace MeshTargeting.Analysis;

/// <summary>Kinds that several rules declare.</summary>
internal static class RuleKinds
{
    /// <summary>Every policy, routes among them.</summary>
    public static readonly IReadOnlyList<KindDescriptor> Policies = KindCatalog.All.Where(kind => kind.IsPolicy).ToArray();

    /// <summary>Every kind of Kuma's.</summary>
    public static readonly IReadOnlyList<KindDescriptor> OfKuma = KindCatalog.All.Where(kind => kind.IsKuma).ToArray();

    /// <summary>The routes that split traffic.</summary>
    public static readonly IReadOnlyList<KindDescriptor> Routes = [MeshHTTPRouteSpec.Descriptor, MeshTCPRouteSpec.Descriptor];

    /// <summary>What matching policies to proxies looks at.</summary>
    public static readonly IReadOnlyList<KindDescriptor> OfSelection =
        [DataplaneSpec.Descriptor, MeshGatewaySpec.Descriptor, MeshSpec.Descriptor, NamespaceSpec.Descriptor, ServiceSpec.Descriptor];

    /// <summary>
    /// What resolving a reference looks at: what may be its target, what tells how the mesh goes by tags, and what tells whether the
    /// input would hold the target.
    /// </summary>
    public static readonly IReadOnlyList<KindDescriptor> OfResolution =
    [
        MeshServiceSpec.Descriptor,
        MeshExternalServiceSpec.Descriptor,
        MeshMultiZoneServiceSpec.Descriptor,
        MeshHTTPRouteSpec.Descriptor,
        MeshGatewaySpec.Descriptor,
        MeshSpec.Descriptor,
        DataplaneSpec.Descriptor,
        NamespaceSpec.Descriptor,
        ServiceSpec.Descriptor,
        ZoneIngressSpec.Descriptor,
        LegacyKinds.ExternalService,
    ];
}
