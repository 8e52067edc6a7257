using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Expecting.Subjects;

/// <summary>What an expectation speaks of: what was found, or why there is nothing.</summary>
/// <param name="Found">What was found; empty where there is a problem.</param>
/// <param name="Problem">Why there is nothing, without a full stop; null where there is something.</param>
/// <typeparam name="T">Proxies, outbounds or inbounds.</typeparam>
internal sealed record Subject<T>(IReadOnlyList<T> Found, string? Problem)
{
    public static Subject<T> None(string problem) => new([], problem);
}

/// <summary>Finds resources as expectations name them: by name as manifests write it or Kuma shows it, by namespace, by labels.</summary>
internal sealed class Selection(World world, Resource document)
{
    /// <summary>The mesh of the expectation.</summary>
    public string Mesh => document.Metadata.Mesh;

    /// <summary>The resources of a kind that are selected. A name is looked for in the expectation's own namespace unless another is given.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="name">The name; null for any.</param>
    /// <param name="ns">The namespace; null for the expectation's own beside a name, for any without one.</param>
    /// <param name="labels">The labels; null for any.</param>
    public Subject<Resource> Find(KindDescriptor kind, string? name, string? ns, IReadOnlyDictionary<string, string>? labels)
    {
        var all = labels is { Count: > 0 } ? world.Select(Mesh, kind, labels).Order(ResourceOrder.Instance) : world.OfKind(Mesh, kind).AsEnumerable();
        var wanted = ns ?? (name is null ? "" : document.Metadata.Namespace);
        var found = all.Where(r => (name is null || IsNamed(r, name)) && (wanted.Length == 0 || IsIn(r, wanted))).ToList();
        return found.Count > 0 ? new Subject<Resource>(found, null) : Subject<Resource>.None(Missing(kind, name, wanted, labels));
    }

    private bool IsNamed(Resource resource, string name) => resource.Metadata.Name == name || world.KriOf(resource).Name == name;

    private bool IsIn(Resource resource, string ns) => resource.Metadata.Namespace == ns || world.KriOf(resource).Namespace == ns;

    private string Missing(KindDescriptor kind, string? name, string ns, IReadOnlyDictionary<string, string>? labels)
    {
        var all = world.OfKind(Mesh, kind);
        if (all.Count == 0)
        {
            var disabled = kind.Name == "MeshService" && world.ModeOf(Mesh) == MeshServicesMode.Disabled
                ? $": mesh {Mesh} says nothing of meshServices, and Kuma then makes none"
                : "";
            return $"there is no {kind} of mesh {Mesh} in what was given{disabled}";
        }

        if (name is null)
        {
            var scope = $"{(ns.Length > 0 ? $" in namespace {ns}" : "")}{(labels is null ? "" : $" with the labels {Labels(labels)}")}";
            var meant = ns.Length == 0 ? null : NearName.Find(ns, all.Select(r => r.Metadata.Namespace).Distinct());
            return $"there is no {kind}{scope} in what was given{(meant is null ? "" : $"; did you mean \"{meant}\"?")}";
        }

        var elsewhere = all.Where(r => IsNamed(r, name)).ToList();
        var near = elsewhere.Count > 0
            ? $"; there is {elsewhere[0]}"
            : NearName.Find(name, all.Where(r => ns.Length == 0 || IsIn(r, ns)).Select(r => r.Metadata.Name)) is { } close ? $"; did you mean \"{close}\"?" : "";
        return $"{new ResourceId(kind.Name, "", ns, name)} was not found in what was given{near}";
    }

    private static string Labels(IReadOnlyDictionary<string, string> labels) =>
        string.Join(", ", labels.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key}={l.Value}"));
}
