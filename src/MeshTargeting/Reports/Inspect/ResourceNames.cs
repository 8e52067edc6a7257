using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Reports.Inspect;

/// <summary>Finds the resource that a user names on the command line.</summary>
public static class ResourceNames
{
    private const int MaxNamed = 5;

    /// <summary>
    /// The resource of that name: <c>name</c> or <c>namespace/name</c> as its manifest writes it, else as Kuma shows it (the display name
    /// in the namespace from which it was synchronised), else its KRI.
    /// </summary>
    /// <param name="world">The World.</param>
    /// <param name="kinds">The kinds among which it is looked for, at least one; messages speak of the first.</param>
    /// <param name="written">The name as the user wrote it.</param>
    /// <param name="mesh">The mesh in which it is looked for; null for all.</param>
    /// <param name="subject">What messages speak of instead of the first kind: <c>policy</c>; null for the kind.</param>
    public static NamedResource Find(World world, IReadOnlyList<KindDescriptor> kinds, string written, string? mesh = null, string? subject = null)
    {
        var all = kinds
            .SelectMany(kind => Meshes(world, kind, mesh).SelectMany(m => world.OfKind(m, kind)))
            .ToList();
        var hits = FirstNotEmpty(
            () => all.Where(r => IsNamed(written, r.Metadata.Namespace, r.Metadata.Name)),
            () => all.Where(r => world.KriOf(r) is var kri && IsNamed(written, kri.Namespace, kri.Name)),
            () => all.Where(r => world.KriOf(r).ToString() == written));
        return hits switch
        {
            [var only] => new NamedResource(only, null),
            [] => new NamedResource(null, Missing(world, all, subject ?? kinds[0].Name, written, mesh)),
            _ => new NamedResource(null, Ambiguous(hits, written, mayNameKind: subject is not null)),
        };
    }

    /// <summary>The kind of policy that a user names, by its name in any case, its plural or its short name; null where there is none.</summary>
    public static KindDescriptor? PolicyKind(string written) => KindNamed(written) is { IsPolicy: true } kind ? kind : null;

    /// <summary>Why a text names no kind of policy, in a line: it is near a name of one, or names a kind that is something else.</summary>
    public static string NoPolicyKind(string written)
    {
        if (KindNamed(written) is { } other)
        {
            var command = other == DataplaneSpec.Descriptor || other == MeshServiceSpec.Descriptor
                ? $"; 'inspect {other.Name.ToLowerInvariant()}' tells of one"
                : "";
            return $"{other.Name} is no kind of policy{command}";
        }

        var near = NearPolicyKind(written);
        return $"no kind of policy \"{written}\"{(near is null ? "" : $"; did you mean \"{near}\"?")}";
    }

    /// <summary>The kind of policy whose name is near; null where none is.</summary>
    public static string? NearPolicyKind(string written) => NearName.Find(written, KindCatalog.All.Where(k => k.IsPolicy).Select(k => k.Name));

    private static KindDescriptor? KindNamed(string written) => KindCatalog.All.FirstOrDefault(kind =>
        new[] { kind.Name, kind.Plural, kind.ShortName }.Contains(written, StringComparer.OrdinalIgnoreCase));

    private static IEnumerable<string> Meshes(World world, KindDescriptor kind, string? mesh) =>
        kind.Scope != KindScope.Mesh ? [""] : mesh is null ? world.Meshes : [mesh];

    private static bool IsNamed(string written, string ns, string name) =>
        written == name || (ns.Length > 0 && written.Length == ns.Length + 1 + name.Length && written == $"{ns}/{name}");

    private static List<Resource> FirstNotEmpty(params Func<IEnumerable<Resource>>[] ways) =>
        ways.Select(way => way().ToList()).FirstOrDefault(found => found.Count > 0) ?? [];

    private static string Missing(World world, List<Resource> all, string subject, string written, string? mesh)
    {
        var place = mesh is null ? "in what was given" : $"in mesh {mesh}";
        if (all.Count == 0)
        {
            return $"there is no {subject} {place}";
        }

        var other = OtherKind(world, written, mesh);

        // Both ways of writing a name are tried: a namespace may be wrong where the name is right.
        var bare = written[(written.LastIndexOf('/') + 1)..];
        var near = all.Where(r => r.Metadata.Name == bare || world.KriOf(r).Name == bare).Select(ShortName).Order(StringComparer.Ordinal).FirstOrDefault()
            ?? NearName.Find(written, all.Select(ShortName))
            ?? (NearName.Find(bare, all.Select(r => r.Metadata.Name)) is { } name ? ShortName(all.First(r => r.Metadata.Name == name)) : null);
        return near is null
            ? $"no {subject} \"{written}\" {place}{other}; there {Are(all.Select(ShortName).Distinct().Order(StringComparer.Ordinal).ToList())}"
            : $"no {subject} \"{written}\" {place}{other}; did you mean \"{near}\"?";
    }

    /// <summary>What of another kind has that very name: a policy, perhaps, where a proxy is wanted. Empty where nothing has.</summary>
    private static string OtherKind(World world, string written, string? mesh)
    {
        var others = KindCatalog.All
            .Where(kind => kind.Scope == KindScope.Mesh)
            .SelectMany(kind => Meshes(world, kind, mesh).SelectMany(m => world.OfKind(m, kind)))
            .Where(r => IsNamed(written, r.Metadata.Namespace, r.Metadata.Name))
            .Select(r => r.ToString())
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        return others.Count == 0 ? "" : $" (that is {Listed(others, "and")})";
    }

    private static string Ambiguous(List<Resource> hits, string written, bool mayNameKind)
    {
        var acrossMeshes = hits.Select(r => r.Metadata.Mesh).Distinct().Count() > 1;
        var manyKinds = mayNameKind && hits.Exists(r => r.Kind != hits[0].Kind);
        var names = hits.ConvertAll(r => acrossMeshes ? $"{ShortName(r)} in mesh {r.Metadata.Mesh}" : r.Kind == hits[0].Kind && !manyKinds ? ShortName(r) : r.ToString());
        var remedy = hits.Select(ShortName).Distinct().Count() == hits.Count ? "write the namespace too"
            : manyKinds ? $"write the kind too, as in {hits[0].Kind.Name}/{ShortName(hits[0])}"
            : "say which mesh with --mesh";
        return $"\"{written}\" may be {Listed(names, "or")}; {remedy}";
    }

    private static string Are(List<string> names) => $"{(names.Count == 1 ? "is" : "are")} {Listed(names, "and")}";

    private static string Listed(List<string> names, string and) => names switch
    {
        [var only] => only,
        { Count: > MaxNamed } => $"{string.Join(", ", names.Take(MaxNamed))} {and} {names.Count - MaxNamed} more",
        _ => $"{string.Join(", ", names.Take(names.Count - 1))} {and} {names[^1]}",
    };

    private static string ShortName(Resource resource) =>
        resource.Metadata.Namespace.Length == 0 ? resource.Metadata.Name : $"{resource.Metadata.Namespace}/{resource.Metadata.Name}";
}

/// <summary>What a name means.</summary>
/// <param name="Resource">The resource; null where the name means none, or more than one.</param>
/// <param name="Problem">Why there is none, without a full stop; null where there is one.</param>
public sealed record NamedResource(Resource? Resource, string? Problem);
