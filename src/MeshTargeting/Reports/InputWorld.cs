using MeshTargeting.Findings;
using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Expectations;
using MeshTargeting.Worlds;

namespace MeshTargeting.Reports;

/// <summary>The texts of an input, read, and the World that they make.</summary>
/// <param name="World">The World: what stands behind, the context, and over both what is judged.</param>
/// <param name="Judged">The resources that are judged, in the order of their texts.</param>
/// <param name="Findings">What reading found in the judged texts, not yet located.</param>
/// <param name="ContextFindings">What reading found in the context, not yet located.</param>
/// <param name="Ignored">How many judged documents are of kinds that are none of ours.</param>
internal sealed record InputWorld(
    World World, IReadOnlyList<Resource> Judged, IReadOnlyList<Finding> Findings, IReadOnlyList<Finding> ContextFindings, int Ignored)
{
    /// <summary>The expectations in the judged texts, in the order of these.</summary>
    public IReadOnlyList<Resource<MeshExpectationSpec>> Expectations { get; private init; } = [];

    /// <summary>Reads the texts in parallel. Their order does not matter.</summary>
    public static InputWorld Read(CheckInput input)
    {
        if (input.Progress is { } progress)
        {
            progress.Total = input.Judged.Count + input.Context.Count;
        }

        var options = new ReadOptions { Semantics = input.Options.Semantics };
        var judged = ReadAll(input.Judged, options, input);
        var context = ReadAll(input.Context, options, input);
        var resources = judged.SelectMany(r => r.Resources).ToList();
        return new InputWorld(
            WorldOf(input, resources, context.SelectMany(r => r.Resources)),
            resources,
            judged.SelectMany(r => r.Findings).ToList(),
            context.SelectMany(r => r.Findings).ToList(),
            judged.Sum(r => r.Ignored))
        {
            Expectations = judged.SelectMany(r => r.Expectations).ToList(),
        };
    }

    private static World WorldOf(CheckInput input, List<Resource> judged, IEnumerable<Resource> context)
    {
        if (input.Behind is null && input.Context.Count == 0)
        {
            return World.Create(judged, input.Options);
        }

        // What is judged takes the place of what exists, as applying it would.
        var existing = input.Behind is null ? World.Create(context, input.Options) : input.Behind.With(context);
        return existing.With(judged);
    }

    private static ReadResult[] ReadAll(IReadOnlyList<SourceText> texts, ReadOptions options, CheckInput input)
    {
        var sorted = texts.OrderBy(t => t.File, StringComparer.Ordinal).ThenBy(t => t.Content, StringComparer.Ordinal).ToArray();
        var results = new ReadResult[sorted.Length];
        Parallel.For(0, sorted.Length, new ParallelOptions { CancellationToken = input.Stop }, i =>
        {
            results[i] = Read(sorted[i], options);
            input.Progress?.Step();
        });
        return results;
    }

    private static ReadResult Read(SourceText text, ReadOptions options)
    {
        var result = ManifestReader.Read(text, options);
        if (text.InvalidUtf8 is not { } position)
        {
            return result;
        }

        var finding = new Finding
        {
            Rule = ReadingRules.InvalidText,
            Message = "the bytes here are not UTF-8, the encoding of every manifest",
            Source = new SourceDocument(text, 0),
            Position = position,
        };
        return result with { Findings = [finding, .. result.Findings] };
    }
}
