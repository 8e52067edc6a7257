using CsCheck;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Targeting.Naive;

/// <summary>Names, labels and the places where resources come from.</summary>
internal static class RandomNames
{
    public static readonly Gen<string> Name = Pick.Of("a", "b", "c");
    public static readonly Gen<string> Space = Pick.Of("app", "app", "data");
    public static readonly Gen<string> Section = Pick.Of("http", "admin", "8080");

    /// <summary>Labels or tags of a user's own.</summary>
    public static readonly Gen<Dictionary<string, string>> Own = Pick.Of("app", "tier").SelectMany(first =>
        Gen.Dictionary(Pick.Of(first, first, "app", "tier"), Pick.Of("a", "a", "b"))[0, 2]);

    private static readonly Gen<string> Mesh = Gen.Frequency((25, Gen.Const("default")), (1, Gen.Const("second")));
    private static readonly Gen<string?> Role = Pick.Of<string?>(null, null, null, "system", "producer", "consumer", "workload-owner", "odd");

    /// <summary>Where a resource stands in a zone with Kubernetes: made there, or copied from the global control plane or another zone.</summary>
    public static readonly Gen<ResourceMetadata> OnKubernetes = Gen.Frequency(
        (8, Gen.Select(Name, Pick.Of("app", "app", "app", "data", "kuma-system", "kuma-system"), Mesh, Own, Effect(), (name, ns, mesh, own, effect) =>
            new ResourceMetadata { Name = name, Namespace = ns, Mesh = mesh, Labels = With(own, effect) })),
        (1, Gen.Select(Name, Mesh, Own, (name, mesh, own) => Copied(name, mesh, own, (KumaLabels.Origin, "global"), (KumaLabels.PolicyRole, "system")))),
        (1, Gen.Select(Name, Space, Mesh, Own, (name, ns, mesh, own) => Copied(
            name, mesh, own, (KumaLabels.Origin, "zone"), (KumaLabels.Zone, "west"), (KumaLabels.Namespace, ns), (KumaLabels.PolicyRole, "producer")))));

    /// <summary>Resources on Universal, whose labels say whatever they say.</summary>
    public static readonly Gen<ResourceMetadata> OnUniversal = Gen.Select(
        Gen.Select(Name, Gen.Frequency((3, Pick.None<string>()), (1, Name.Select(s => (string?)s)))),
        Mesh,
        Own,
        Gen.Select(
            Pick.Of<string?>(null, null, null, "zone", "zone", "global", "odd"),
            Pick.Of<string?>(null, null, "east", "east", "west"),
            Pick.Of<string?>(null, null, "app", "app", "data")),
        Role,
        Effect(),
        (names, mesh, own, place, role, effect) => new ResourceMetadata
        {
            Name = names.Item1,
            Mesh = mesh,
            Labels = With(
                own,
                effect,
                (KumaLabels.DisplayName, names.Item2),
                (KumaLabels.Origin, place.Item1),
                (KumaLabels.Zone, place.Item2),
                (KumaLabels.Namespace, place.Item3),
                (KumaLabels.PolicyRole, role)),
        });

    /// <summary>Resources on Universal with next to no labels, between which little but their references decides.</summary>
    public static readonly Gen<ResourceMetadata> Plain = Gen.Select(
        Pick.Of("a", "a", "b"),
        Gen.Frequency((1, Pick.None<string>()), (1, Name.Select(s => (string?)s))),
        Pick.Of<string?>(null, "a", "a", "a"),
        Pick.Of<string?>(null, null, null, "app"),
        (name, displayName, app, ns) => new ResourceMetadata
        {
            Name = name,
            Mesh = "default",
            Labels = With([], ("app", app), (KumaLabels.DisplayName, displayName), (KumaLabels.Namespace, ns)),
        });

    private static Gen<(string, string?)> Effect() => Gen.Frequency((12, Pick.None<string>()), (1, Pick.Of("shadow", "none").Select(s => (string?)s)))
        .Select(effect => (KumaLabels.Effect, (string?)effect));

    private static ResourceMetadata Copied(string name, string mesh, Dictionary<string, string> own, params (string, string?)[] labels) => new()
    {
        Name = $"{name}-{labels.Length}x{labels[^2].Item2}",
        Namespace = "kuma-system",
        Mesh = mesh,
        Labels = With(own, labels),
        Annotations = new Dictionary<string, string> { [KumaLabels.DisplayName] = name },
    };

    private static Dictionary<string, string> With(Dictionary<string, string> own, params (string Key, string? Value)[] labels)
    {
        var all = new Dictionary<string, string>(own);
        foreach (var (key, value) in labels)
        {
            if (value is not null)
            {
                all[key] = value;
            }
        }

        return all;
    }
}
