using MeshTargeting.Findings;
using MeshTargeting.Resources;

namespace MeshTargeting.Analysis.Upgrading;

/// <summary>What becomes of a reference on the way to Kuma 3.0: another that means the same, or the reason why a person must decide.</summary>
/// <param name="Reference">The reference that 3.0 understands; null where there is none that surely means the same.</param>
/// <param name="Obstacle">What a person has to do and why, whole sentences; null where there is a reference.</param>
internal sealed record Rewrite(TargetRef? Reference, string? Obstacle)
{
    /// <summary>A reference that means the same.</summary>
    public static Rewrite To(TargetRef reference) => new(reference, null);

    /// <summary>None, and why.</summary>
    public static Rewrite Blocked(string obstacle) => new(null, obstacle);

    /// <summary>The changes of the text; null where a person must decide.</summary>
    /// <param name="path">Where the reference stands.</param>
    /// <param name="old">The reference as it stands there.</param>
    public Fix? FixOf(string path, TargetRef old) => Reference is null ? null : new Fix(Sentence(old, Reference), Edits(path, old, Reference));

    private static string Sentence(TargetRef old, TargetRef mended)
    {
        var parts = new List<string>();
        if (mended.Kind != old.Kind)
        {
            parts.Add($"kind: {mended.Kind}");
        }

        if (mended.Labels is { } labels && !ReferenceEquals(labels, old.Labels))
        {
            parts.Add($"labels: {EditJson.Shown(labels)}");
        }

        if (mended.SectionName is { } section && section != old.SectionName)
        {
            parts.Add($"sectionName: {section}");
        }

        if (mended is BackendRef { Port: { } port } && old is BackendRef { Port: null })
        {
            parts.Add($"port: {port}");
        }

        var gone = Gone(old).ToList();
        var removed = gone.Count == 0 ? "" : string.Join(" and ", gone);
        return (parts.Count, gone.Count) switch
        {
            (0, _) => $"remove {removed}",
            (_, 0) => $"write {string.Join(", ", parts)}",
            _ => $"write {string.Join(", ", parts)} in place of {removed}",
        };
    }

    private static List<NodeEdit> Edits(string path, TargetRef old, TargetRef mended)
    {
        var edits = new List<NodeEdit>();
        if (mended.Kind != old.Kind)
        {
            edits.Add(new ReplaceValue($"{path}.kind", EditJson.Of(mended.Kind!)));
        }

        if (mended.Labels is { } labels && !ReferenceEquals(labels, old.Labels))
        {
            edits.Add(new PutMember(path, "labels", EditJson.Of(labels), After: "kind"));
        }

        if (mended.SectionName is { } section && section != old.SectionName)
        {
            edits.Add(new PutMember(path, "sectionName", EditJson.Of(section), After: "labels"));
        }

        if (mended is BackendRef { Port: { } port } && old is BackendRef { Port: null })
        {
            edits.Add(new PutMember(path, "port", EditJson.Of(System.Text.Json.Nodes.JsonValue.Create(port)), After: "labels"));
        }

        edits.AddRange(Gone(old).Select(member => new RemoveNode($"{path}.{member}")));
        return edits;
    }

    /// <summary>The members that 3.0 has no more, in the order of the declaration.</summary>
    private static IEnumerable<string> Gone(TargetRef reference) => new (string Member, object? Value)[]
    {
        ("name", reference.Name),
        ("namespace", reference.Namespace),
        ("tags", reference.Tags),
        ("mesh", reference.Mesh),
        ("proxyTypes", reference.ProxyTypes),
    }.Where(member => member.Value is not null).Select(member => member.Member);
}
