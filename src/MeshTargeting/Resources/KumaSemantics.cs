namespace MeshTargeting.Resources;

/// <summary>
/// The versions of Kuma whose behaviour the engine speaks. Code asks for a behaviour; it never compares version numbers.
/// </summary>
public sealed class KumaSemantics
{
    /// <summary>Kuma 2.14.3, its oddities included.</summary>
    public static readonly KumaSemantics V2_14 = new("2.14", 0)
    {
        AcceptsKafka = true,
        MirrorsToTags = true,
        UnresolvedBackendsFallThrough = true,
        AbsentMeshServicesModeIsDisabled = true,
        ServiceTagSelectors = true,
        MeshAnnotation = true,
        NamesInReferences = true,
        FromItems = true,
        PanicThresholdOfHealthChecks = true,
        HashPoliciesOfLoadBalancers = true,
        ProxyTypeLabel = true,
        InlineTelemetryEndpoints = true,
        MeshTrustOriginInSpec = true,
        ProxyTags = true,
        BuiltinGateways = true,
        ProxyProbesAndMetrics = true,
        MeshSettings = true,
        ZoneProxyKinds = true,
    };

    /// <summary>Kuma 3.0.</summary>
    public static readonly KumaSemantics V3_0 = new("3.0", 1)
    {
        BoundsWeights = true,
        BalancesExternalServices = true,
        ForcesOrigin = true,
        ServiceNamesAreDnsLabels = true,
        TypedTlsSources = true,
        ChecksAppProtocols = true,
        ChecksZoneAddresses = true,
        JoinsMultiZonePortsByName = true,
    };

    private readonly int _order;

    private KumaSemantics(string version, int order) => (Version, _order) = (version, order);

    /// <summary>The version as users write it: <c>2.14</c> or <c>3.0</c>.</summary>
    public string Version { get; }

    /// <summary><c>appProtocol: kafka</c> is known (dropped in 3.0, pkg/core/metadata/protocol.go).</summary>
    public bool AcceptsKafka { get; private init; }

    /// <summary>A route rule whose backends do not resolve is skipped and traffic falls through; 3.0 answers 500 instead.</summary>
    public bool UnresolvedBackendsFallThrough { get; private init; }

    /// <summary>A Mesh without <c>meshServices</c> generates none; in 3.0 generation is always on.</summary>
    public bool AbsentMeshServicesModeIsDisabled { get; private init; }

    /// <summary>Selectors and references by inbound tags (<c>dataplaneTags</c>, <c>kuma.io/service</c>) have an effect.</summary>
    public bool ServiceTagSelectors { get; private init; }

    /// <summary>The annotation <c>kuma.io/mesh</c> on Pods, Services and Namespaces is read beside the label of that name.</summary>
    public bool MeshAnnotation { get; private init; }

    /// <summary>
    /// References of policies may name what they refer to (<c>name</c>, <c>namespace</c>, <c>tags</c>, <c>mesh</c>, <c>proxyTypes</c>)
    /// and refer to subsets and gateways; in 3.0 they have labels and a section, and a policy stands at a Mesh or a Dataplane
    /// (api/common/v1alpha1/targetref.go).
    /// </summary>
    public bool NamesInReferences { get; private init; }

    /// <summary>A mirror of a MeshHTTPRoute goes where the tag <c>kuma.io/service</c> says; in 3.0 it goes to a service by labels.</summary>
    public bool MirrorsToTags { get; private init; }

    /// <summary>A backend's weight must fit into 32 bits; 2.14 takes any and cuts it off.</summary>
    public bool BoundsWeights { get; private init; }

    /// <summary>Policies have <c>from</c>; 3.0 leaves it out of account and knows <c>rules</c> alone.</summary>
    public bool FromItems { get; private init; }

    /// <summary>MeshHealthCheck has <c>healthyPanicThreshold</c>; in 3.0 only MeshCircuitBreaker has it.</summary>
    public bool PanicThresholdOfHealthChecks { get; private init; }

    /// <summary>The label <c>kuma.io/proxy-type</c> is computed; 3.0 takes it away (pkg/core/resources/labels/compute.go).</summary>
    public bool ProxyTypeLabel { get; private init; }

    /// <summary>The label <c>kuma.io/origin</c> and the display name are computed whatever is written; 2.14 keeps what is written.</summary>
    public bool ForcesOrigin { get; private init; }

    /// <summary>Policies may name a collector of telemetry by its endpoint; 3.0 knows references to resources only.</summary>
    public bool InlineTelemetryEndpoints { get; private init; }

    /// <summary>
    /// Names of MeshService, MeshExternalService, MeshMultiZoneService and Zone must be DNS-1035 labels; before 3.0 that was a
    /// deprecation, and only their length was limited.
    /// </summary>
    public bool ServiceNamesAreDnsLabels { get; private init; }

    /// <summary>A MeshService's appProtocol must be one that Kuma knows; before 3.0 any word was accepted and counted as tcp.</summary>
    public bool ChecksAppProtocols { get; private init; }

    /// <summary>Certificates and keys of a MeshExternalService say their type; before 3.0 they were secret, inline or inlineString.</summary>
    public bool TypedTlsSources { get; private init; }

    /// <summary>The address of a MeshZoneAddress is checked; before 3.0 the schema alone is.</summary>
    public bool ChecksZoneAddresses { get; private init; }

    /// <summary>
    /// A port of a MeshMultiZoneService is joined to the ports of its MeshServices by name, or number where it has no name; before 3.0 by
    /// number alone (pkg/xds/topology/outbound.go, fillMeshMultiZoneServices).
    /// </summary>
    public bool JoinsMultiZonePortsByName { get; private init; }

    /// <summary>A MeshTrust can say in its spec what it was made from; 3.0 knows that from the status alone.</summary>
    public bool MeshTrustOriginInSpec { get; private init; }

    /// <summary>Inbounds and outbounds of proxies have tags; 3.0 reads past them, and every outbound needs a backendRef.</summary>
    public bool ProxyTags { get; private init; }

    /// <summary>Kuma's own gateways exist: MeshGateway, and proxies of the type BUILTIN (dropped in 3.0).</summary>
    public bool BuiltinGateways { get; private init; }

    /// <summary>A proxy has HTTP probes and a metrics backend of its own; 3.0 reads past them.</summary>
    public bool ProxyProbesAndMetrics { get; private init; }

    /// <summary>
    /// The load balancers of a MeshLoadBalancingStrategy have hash policies of their own, and one may be of type SourceIP; 3.0 has one
    /// list for all, without that type, and refuses types that it does not know.
    /// </summary>
    public bool HashPoliciesOfLoadBalancers { get; private init; }

    /// <summary>A MeshLoadBalancingStrategy may be for a MeshExternalService, as of 3.0.</summary>
    public bool BalancesExternalServices { get; private init; }

    /// <summary>A mesh has settings: mutual TLS, backends, constraints, routing; 3.0 reads past them and judges its name.</summary>
    public bool MeshSettings { get; private init; }

    /// <summary>Zone proxies are kinds of their own, ZoneIngress and ZoneEgress (dropped in 3.0).</summary>
    public bool ZoneProxyKinds { get; private init; }

    /// <summary>Finds a version by the name that users write; null where there is none of that name.</summary>
    public static KumaSemantics? Parse(string version) => version switch
    {
        "2.14" => V2_14,
        "3.0" => V3_0,
        _ => null,
    };

    /// <summary>Whether it is older than another. For declarations, which say with which version a field comes or goes; nobody else compares.</summary>
    internal bool Precedes(KumaSemantics other) => _order < other._order;

    /// <inheritdoc />
    public override string ToString() => Version;
}
