using CsCheck;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Targeting.Naive;

/// <summary>References in every form that they can have, some to nothing.</summary>
internal static class RandomReferences
{
    private static readonly Gen<string?> Section = Optional(RandomNames.Section);
    private static readonly Gen<string?> Space = Optional(RandomNames.Space);

    private static readonly Gen<Dictionary<string, string>> Labels = Gen.Frequency(
        (4, RandomNames.Own),
        (2, RandomNames.Name.Select(name => new Dictionary<string, string> { [KumaLabels.DisplayName] = name })),
        (1, Pick.Of("east", "west").Select(zone => new Dictionary<string, string> { [KumaLabels.Zone] = zone })));

    private static readonly Gen<Dictionary<string, string>> Tags = Gen.Dictionary(Pick.Of("app", "tier"), Pick.Of("a", "b", "*"))[0, 2];

    private static readonly Gen<IReadOnlyList<string>?> ProxyTypes = Pick.Of<IReadOnlyList<string>?>(
        null, null, null, [], ["Sidecar"], ["Gateway"], ["Gateway", "Sidecar"]);

    /// <summary>What a policy is for (<c>spec.targetRef</c>).</summary>
    public static readonly Gen<TargetRef?> TopLevel = Gen.Frequency(
        (3, Pick.None<TargetRef>()),
        (5, ProxyTypes.Select(types => (TargetRef?)new TargetRef { Kind = "Mesh", ProxyTypes = types })),
        (9, Gen.Select(Dataplane(), Section, (proxy, section) => (TargetRef?)(proxy with { SectionName = section }))),
        (1, Gen.Select(Tags, ProxyTypes, (tags, types) => (TargetRef?)new TargetRef { Kind = "MeshSubset", Tags = tags, ProxyTypes = types })),
        (1, RandomNames.Name.Select(name => (TargetRef?)new TargetRef { Kind = "MeshService", Name = name })),
        (1, Gen.Select(RandomNames.Name, Tags, (name, tags) => (TargetRef?)new TargetRef { Kind = "MeshServiceSubset", Name = name, Tags = tags })),
        (1, Gen.Select(RandomNames.Name, Optional(Tags), (name, tags) => (TargetRef?)new TargetRef { Kind = "MeshGateway", Name = name, Tags = tags })),
        (1, RandomNames.Name.Select(name => (TargetRef?)new TargetRef { Kind = "MeshHTTPRoute", Name = name })));

    /// <summary>What a policy is for: proxies, by name, by labels, with a section and without, so that now and then three go round in a circle.</summary>
    public static readonly Gen<TargetRef?> Proxies = Gen.Select(
        Gen.OneOf(
            Pick.Of("a", "a", "b").Select(name => Named("Dataplane", name)),
            Gen.Dictionary(Pick.Of("app"), Pick.Of("a"))[0, 1].Select(labels => Labelled("Dataplane", labels)),
            Gen.Const(new TargetRef { Kind = "Dataplane" })),
        Pick.Of<string?>(null, null, "http", "http", "8080"),
        (proxy, section) => (TargetRef?)(proxy with { SectionName = section }));

    /// <summary>A destination of routes.</summary>
    public static readonly Gen<TargetRef> Destination = Gen.Frequency(
        (5, Gen.Select(RandomNames.Name, Space, Section, (name, ns, section) => Named("MeshService", name, ns, section))),
        (2, Gen.Select(Labels, Section, (labels, section) => Labelled("MeshService", labels, section))),
        (1, Gen.Select(RandomNames.Name, RandomNames.Space, Pick.Of("", "_8080", "_80", "_99"), (name, ns, port) => Named("MeshService", $"{name}_{ns}_svc{port}"))),
        (1, Gen.Select(RandomNames.Name, Space, Section, (name, ns, section) => Named("MeshMultiZoneService", name, ns, section))),
        (1, Gen.Select(Labels, Section, (labels, section) => Labelled("MeshMultiZoneService", labels, section))),
        (1, Gen.Select(RandomNames.Name, Space, (name, ns) => Named("MeshExternalService", name, ns))),
        (1, Labels.Select(labels => Labelled("MeshExternalService", labels))));

    /// <summary>A destination of other policies (<c>to[].targetRef</c>).</summary>
    public static readonly Gen<TargetRef> To = Gen.Frequency(
        (3, Gen.Const(new TargetRef { Kind = "Mesh" })),
        (8, Destination),
        (1, Gen.Select(RandomNames.Name, Space, (name, ns) => Named("MeshHTTPRoute", name, ns))),
        (1, Labels.Select(labels => Labelled("MeshHTTPRoute", labels))));

    /// <summary>What a policy of 3.0 is for.</summary>
    public static readonly Gen<TargetRef?> TopLevelByLabels = Gen.Frequency(
        (2, Pick.None<TargetRef>()),
        (2, Gen.Const((TargetRef?)new TargetRef { Kind = "Mesh" })),
        (3, Section.Select(section => (TargetRef?)new TargetRef { Kind = "Dataplane", SectionName = section })),
        (6, Gen.Select(Labels, Section, (labels, section) => (TargetRef?)Labelled("Dataplane", labels, section))));

    /// <summary>A destination of routes of 3.0.</summary>
    public static readonly Gen<TargetRef> DestinationByLabels = Gen.Frequency(
        (6, Gen.Select(Labels, Section, (labels, section) => Labelled("MeshService", labels, section))),
        (1, Gen.Select(Labels, Section, (labels, section) => Labelled("MeshMultiZoneService", labels, section))),
        (1, Labels.Select(labels => Labelled("MeshExternalService", labels))),
        (1, Pick.Of(new TargetRef { Kind = "MeshService" }, new TargetRef { Kind = "MeshService", Labels = ResourceMetadata.None })));

    /// <summary>A destination of other policies of 3.0.</summary>
    public static readonly Gen<TargetRef> ToByLabels = Gen.Frequency(
        (3, Gen.Const(new TargetRef { Kind = "Mesh" })),
        (8, DestinationByLabels),
        (2, Labels.Select(labels => Labelled("MeshHTTPRoute", labels))));

    /// <summary>A client (<c>from[].targetRef</c>).</summary>
    public static readonly Gen<TargetRef> From = Gen.Frequency(
        (2, Gen.Const(new TargetRef { Kind = "Mesh" })),
        (3, RandomNames.Own.Select(tags => new TargetRef { Kind = "MeshSubset", Tags = tags })),
        (1, RandomNames.Name.Select(name => Named("MeshService", name))),
        (1, Gen.Select(RandomNames.Name, RandomNames.Own, (name, tags) => new TargetRef { Kind = "MeshServiceSubset", Name = name, Tags = tags })));

    private static Gen<TargetRef> Dataplane() => Gen.Frequency(
        (4, Gen.Const(new TargetRef { Kind = "Dataplane" })),
        (3, Gen.Select(RandomNames.Name, Space, (name, ns) => Named("Dataplane", name, ns))),
        (1, RandomNames.Space.Select(ns => new TargetRef { Kind = "Dataplane", Namespace = ns })),
        (5, Labels.Select(labels => Labelled("Dataplane", labels))));

    private static TargetRef Named(string kind, string name, string? ns = null, string? section = null) =>
        new() { Kind = kind, Name = name, Namespace = ns, SectionName = section };

    private static TargetRef Labelled(string kind, IReadOnlyDictionary<string, string> labels, string? section = null) =>
        new() { Kind = kind, Labels = labels, SectionName = section };

    private static Gen<T?> Optional<T>(Gen<T> gen)
        where T : class => Gen.Frequency((2, Pick.None<T>()), (1, gen.Select(value => (T?)value)));
}
