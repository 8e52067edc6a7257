using MeshTargeting.Findings;
using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Validation;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Tests.Validation.Kinds;

/// <summary>What is said of a resource of some kind, of which the tests give the spec alone.</summary>
internal static class Judgement
{
    /// <summary>The spec's rejections, each a line <c>field: message</c>; empty where there is none.</summary>
    public static string Rejections(string kind, string spec, KumaSemantics? semantics = null, string labels = "{}", string name = "own") =>
        Lines(kind, spec, semantics, labels, f => f.Rule.IsKumaRejection, name);

    /// <summary>What validation alone rejects of the spec, the schema's rejections left aside, each a line; empty where there is none.</summary>
    public static string Validated(string kind, string spec, KumaSemantics semantics) =>
        Lines(kind, spec, semantics, "{}", f => f.Rule.IsKumaRejection && !SchemaRules.All.Contains(f.Rule), "own");

    /// <summary>The spec's deprecations, each a line <c>field: message</c>; empty where there is none.</summary>
    public static string Deprecations(string kind, string spec, KumaSemantics? semantics = null, string name = "own") =>
        Lines(kind, spec, semantics, "{}", f => f.Rule == DeprecationRules.Deprecated, name);

    private static string Lines(string kind, string spec, KumaSemantics? semantics, string labels, Func<Finding, bool> counts, string name)
    {
        var text = spec.ReplaceLineEndings("\n").Trim('\n');
        var placed = KindCatalog.FindKuma(kind)!.SpecInlineOnUniversal ? text == "{}" ? "" : text : $"spec:\n  {text.Replace("\n", "\n  ", StringComparison.Ordinal)}";
        semantics ??= KumaSemantics.V2_14;
        var manifest = new SourceText("own.yaml", $"type: {kind}\nname: {name}\nmesh: default\nlabels: {labels}\n{placed}\n");
        var read = ManifestReader.Read(manifest, new ReadOptions { Semantics = semantics });
        var found = Validator.Validate(Assert.Single(read.Resources), ControlPlane.Default with { Semantics = semantics });
        var all = found.Concat(KumaWords.Unspoken(read.Findings, found));
        return string.Join('\n', all.Where(counts).Select(f => $"{f.Field}: {f.Message}"));
    }
}
