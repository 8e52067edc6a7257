using MeshTargeting.Analysis.Orphaning;
using MeshTargeting.Analysis.Rules.Generation;
using MeshTargeting.Analysis.Rules.Generation.External;
using MeshTargeting.Analysis.Rules.Generation.Hostnames;
using MeshTargeting.Analysis.Rules.Generation.MultiZone;
using MeshTargeting.Analysis.Rules.Generation.Services;
using MeshTargeting.Analysis.Rules.Kubernetes;
using MeshTargeting.Analysis.Rules.Labels;
using MeshTargeting.Analysis.Rules.Policies;
using MeshTargeting.Analysis.Rules.Policies.Effects;
using MeshTargeting.Analysis.Rules.Protocols;
using MeshTargeting.Analysis.Rules.References;
using MeshTargeting.Analysis.Rules.Resources;
using MeshTargeting.Analysis.Rules.Routes.Backends;
using MeshTargeting.Analysis.Rules.Routes.Filters;
using MeshTargeting.Analysis.Rules.Routes.Matches;
using MeshTargeting.Analysis.Rules.Routes.Overlaps;
using MeshTargeting.Analysis.Rules.Selecting;
using MeshTargeting.Analysis.Rules.Upgrade.Content;
using MeshTargeting.Analysis.Rules.Upgrade.Dataplanes;
using MeshTargeting.Analysis.Rules.Upgrade.Destinations;
using MeshTargeting.Analysis.Rules.Upgrade.MeshWide;
using MeshTargeting.Analysis.Rules.Upgrade.Targets;
using MeshTargeting.Analysis.Rules.Zones;
using MeshTargeting.Findings;
using MeshTargeting.Reading;
using MeshTargeting.Validation.Expectations;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Analysis;

/// <summary>Every rule, and every code that anything here reports.</summary>
public static class RuleCatalog
{
    /// <summary>The rules of analysis, one line a rule, in the order of their codes.</summary>
    public static readonly IReadOnlyList<Rule> All =
    [
        new MissingSection(),
        new MissingTarget(),
        new WrongNamespace(),
        new LabelsSelectNothing(),
        new DuplicateResource(),
        new OneOfManyBackends(),
        new UncheckedMultiZoneService(),
        new MissingOutbound(),
        new BackendWithoutPort(),
        new AllWeightsZero(),
        new ExternalServicePort(),
        new PortByNumber(),
        new WeightTooLarge(),
        new TcpRouteOnHttp(),
        new TcpRouteShadowed(),
        new TcpRouteWithoutRules(),
        new UnreachableMatch(),
        new InvalidExpression(),
        new RepeatedHeader(),
        new MirrorToNowhere(),
        new MirrorPercentage(),
        new FilterBehindRedirect(),
        new BackendsBesideRedirect(),
        new PathRewriteWithoutPath(),
        new BlendedRules(),
        new SubsetBackend(),
        new RouteResetsService(),
        new MixedWithRoutes(),
        new SectionOverridden(),
        new NoCatchAll(),
        new AmbiguousOrder(),
        new NamespaceOfProxies(),
        new NoProxySelected(),
        new GatewayByDataplane(),
        new TopLevelService(),
        new TopLevelRoute(),
        new SectionOfOutgoing(),
        new SidecarsOnly(),
        new OwnServiceByLabels(),
        new EmptyPolicy(),
        new MissingClients(),
        new NarrowedToNamespace(),
        new PermissionsWithoutIdentity(),
        new FromBesideRules(),
        new Overridden(),
        new BroadOverSpecific(),
        new ListReplaced(),
        new MatchesBesidePassthroughMode(),
        new BalancerOfOtherType(),
        new IdleIdentity(),
        new HttpOnOtherProtocol(),
        new OtherProtocol(),
        new RetryOnHttp2(),
        new TimeoutOnGrpc(),
        new TimeoutAlongRoute(),
        new NameAcrossZones(),
        new WrittenRole(),
        new NoShadow(),
        new UnknownMesh(),
        new MisspeltLabel(),
        new ForeignOrigin(),
        new HostnameInOtherZones(),
        new DataplaneByName(),
        new ProxyTypesGone(),
        new ReferenceByName(),
        new TopLevelKindGone(),
        new FromGone(),
        new EmptyWithoutFrom(),
        new UnresolvedBackend(),
        new PanicThresholdGone(),
        new InlineTelemetryEndpoint(),
        new HashPoliciesOfBalancer(),
        new OutboundByTags(),
        new SelectorByTags(),
        new ServiceOfTagsNotMade(),
        new ProtocolByTag(),
        new NameNotDnsLabel(),
        new MutualTlsGone(),
        new ServicesModeGone(),
        new MeshSettingGone(),
        new SubsetBackendGone(),
        new UntypedTlsSource(),
        new IdentityByServiceTag(),
        new AppProtocolUnknown(),
        new ProxySettingGone(),
        new ExternalServiceOpened(),
        new ExternalServiceWithoutIdentity(),
        new ServiceWithoutProxies(),
        new PortWithoutTargetPort(),
        new MeshServicesNotEnabled(),
        new ServiceWithoutPorts(),
        new TargetPortWithoutInbound(),
        new ProtocolOfInbound(),
        new MultiZoneWithoutServices(),
        new MultiZonePort(),
        new ExternalServiceWithoutEndpoints(),
        new ExternalTlsIgnored(),
        new GeneratorWithoutServices(),
        new HostnameFails(),
        new HostnameCollision(),
        new MisspeltKey(),
        new PortProtocolAnnotation(),
        new ServiceWithoutSelector(),
        new AppProtocolOfService(),
        new SwitchOfNoValue(),
        new PortsOfProxiesDiffer(),
        new TagIsNoName(),
        new ServicesOfOtherMesh(),
    ];

    /// <summary>All codes, those of reading, suppressions and validation among them, in their order.</summary>
    public static readonly IReadOnlyList<RuleDescriptor> Descriptors =
        ReadingRules.All.Concat(SuppressionRules.All).Concat(ExpectationRules.All).Concat(ValidationRules.All).Concat(OrphanRules.All)
            .Concat(All.Select(rule => rule.Descriptor))
            .OrderBy(d => d.Code, StringComparer.Ordinal)
            .ToArray();

    /// <summary>The descriptor of a code; null where there is none.</summary>
    public static RuleDescriptor? Find(string code) => Descriptors.FirstOrDefault(d => d.Code == code);

    /// <summary>Whether a text is a code that there is, or a group of them (<c>MS3xx</c>).</summary>
    public static bool IsCodeOrGroup(string text) => Descriptors.Any(d => d.Code == text || IsGroup(text, d.Code));

    private static bool IsGroup(string text, string code) =>
        text.Length == 5 && text.EndsWith("xx", StringComparison.Ordinal) && text.AsSpan(0, 3).SequenceEqual(code.AsSpan(0, 3));
}
