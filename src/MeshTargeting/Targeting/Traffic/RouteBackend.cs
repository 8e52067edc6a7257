using System.Globalization;
using System.Text.Json;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Traffic;

/// <summary>
/// A backendRef, and what it comes to (resolve/backendref.go; meshroute/listeners.go, handleRealResources and handleLegacyBackendRef).
/// </summary>
internal sealed record RouteBackend
{
    /// <summary>The backendRef; null for the service that the traffic is meant for anyway.</summary>
    public ConfPlace? Place { get; private init; }

    /// <summary>The weight as written; 1 where it is left out.</summary>
    public long Weight { get; private init; } = 1;

    /// <summary>Where it leads; null where it goes by tag or nowhere.</summary>
    public RuleTarget? Target { get; private init; }

    /// <summary>The port; null where <see cref="Target"/> is.</summary>
    public ServicePort? Port { get; private init; }

    /// <summary>The value of <c>kuma.io/service</c> by which it goes; null where it goes to a resource or nowhere.</summary>
    public string? ServiceTag { get; private init; }

    /// <summary>Why it takes no traffic; null where it does.</summary>
    public string? Why { get; private init; }

    /// <summary>
    /// Whether Kuma forgets it before it makes anything of the route, so that a route with no other counts as one without backendRefs.
    /// </summary>
    public bool Vanishes { get; private init; }

    /// <summary>What the reference came to; null for the service that the traffic is meant for anyway, and where it was not looked up.</summary>
    public Resolution? Resolution { get; private init; }

    /// <summary>What a reader should know although traffic flows; null where there is nothing.</summary>
    public string? Note { get; private init; }

    /// <summary>The service that the traffic is meant for.</summary>
    public static RouteBackend Default(World world, Outbound outbound, bool http) =>
        new RouteBackend { Target = outbound.Target, Port = outbound.Port }.IfForwarded(world, http);

    /// <summary>A backendRef.</summary>
    /// <param name="world">The World.</param>
    /// <param name="origin">The policy from whose place Kuma looks: that of the last rule with these matches, whoever wrote the backendRef.</param>
    /// <param name="conf">The backendRef.</param>
    /// <param name="http">Whether it stands in an HTTP route.</param>
    public static RouteBackend Of(World world, Resource origin, ConfValue conf, bool http)
    {
        var reference = ReferenceOf(origin, conf, ReferenceRole.Backend);
        var backend = new RouteBackend { Place = conf.Place, Weight = ((BackendRef)reference.Ref).Weight ?? 1 };
        return world.Options.Semantics.ServiceTagSelectors && IsByTag(reference)
            ? backend.ByTag(world, reference, http)
            : backend.ByResource(world, reference, http);
    }

    /// <summary>The backendRef of a mirror, which has rules of its own.</summary>
    public static RouteBackend OfMirror(World world, Resource origin, ConfValue conf)
    {
        var reference = ReferenceOf(origin, conf, ReferenceRole.Mirror);
        var backend = new RouteBackend { Place = conf.Place, Weight = ((BackendRef)reference.Ref).Weight ?? 1 };
        return world.Options.Semantics.MirrorsToTags ? backend.ByTag(world, reference, http: true) : backend.ByResource(world, reference, http: true);
    }

    private static Reference ReferenceOf(Resource origin, ConfValue conf, ReferenceRole role) => new(
        origin, conf.Place?.Path ?? "", conf.ToJson().Deserialize(ModelJson.Default.BackendRef) ?? new BackendRef(), role);

    private static bool IsByTag(Reference reference) =>
        reference.GoesByServiceTag || reference.Ref.Kind is not ("MeshService" or "MeshExternalService" or "MeshMultiZoneService");

    private RouteBackend ByTag(World world, Reference reference, bool http)
    {
        if (Weight == 0)
        {
            return Without("its weight is 0");
        }

        var protocol = TaggedService.ProtocolOf(world, reference.From.Metadata.Mesh, reference.Name);
        var resolution = ReferenceResolver.Resolve(world, reference);
        if (http ? PortProtocol.IsHttp(protocol) : PortProtocol.IsForwarded(protocol, world.Options.Semantics))
        {
            return this with { ServiceTag = reference.Name, Resolution = resolution, Note = resolution is Unresolved ? resolution.Explanation : null };
        }

        return (this with { Resolution = resolution }).Without(
            resolution is Unresolved
                ? Sentence(resolution)
                : $"the service {reference.Name} is of protocol {protocol}, and {(http ? "HTTP routes send to http, http2 and grpc alone" : "Kuma does not forward that")}");
    }

    private RouteBackend ByResource(World world, Reference reference, bool http)
    {
        var resolution = ReferenceResolver.Resolve(world, reference);
        if (resolution.Reason is ResolutionReason.NoLabelsMatch or ResolutionReason.NameMissing or ResolutionReason.InvalidKind or ResolutionReason.LegacyServiceTag)
        {
            return (this with { Resolution = resolution }).Without(Sentence(resolution)) with { Vanishes = resolution.Reason != ResolutionReason.NameMissing || !world.Options.Semantics.NamesInReferences };
        }

        if (Weight == 0)
        {
            return Without("its weight is 0");
        }

        if (resolution.Targets is not [var target, ..])
        {
            return (this with { Resolution = resolution }).Without(Sentence(resolution));
        }

        var written = reference.SectionName.Length > 0 ? reference.SectionName
            : reference.Port is > 0 and var number ? number.ToString(CultureInfo.InvariantCulture)
            : "";
        var found = target.Section.Length > 0 ? target.Section : written;

        // 3.0 puts in the one port of a MeshService where the backendRef leaves it out.
        var section = written.Length == 0 && !world.Options.Semantics.ServiceTagSelectors && target.Resource.SpecObject is MeshServiceSpec ? found : written;
        return (this with
        {
            Target = new RuleTarget(target.Resource, section),
            Port = ServicePort.FindBackendPort(target.Resource, found),
            Resolution = resolution,
            Note = resolution is PartiallyResolved ? resolution.Explanation : null,
        }).IfForwarded(world, http);
    }

    private RouteBackend IfForwarded(World world, bool http)
    {
        var protocol = Port!.AppProtocol;
        if (http ? PortProtocol.IsHttp(protocol) : PortProtocol.IsForwarded(protocol, world.Options.Semantics))
        {
            return this;
        }

        var what = $"port {Port} of {Target!.Value.Resource} is of protocol {(protocol.Length > 0 ? protocol : "\"\"")}";
        return Without(http ? $"{what}, and HTTP routes send to http, http2 and grpc alone" : $"{what}, which Kuma does not forward");
    }

    private RouteBackend Without(string why) => this with { Target = null, Port = null, ServiceTag = null, Note = null, Why = why };

    private static string Sentence(Resolution resolution) =>
        resolution.Suggestion is { } instead ? $"{resolution.Explanation}; {instead}" : resolution.Explanation;
}
