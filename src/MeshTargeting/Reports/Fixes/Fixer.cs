using MeshTargeting.Findings;
using MeshTargeting.Fixing;
using MeshTargeting.Resources;

namespace MeshTargeting.Reports.Fixes;

/// <summary>
/// Mends manifests: makes every fix that findings propose, checks again, and goes on until nothing is left to mend.
/// </summary>
/// <remarks>
/// A text never reads worse than before. Fixes after which there are more errors are taken back; which of them is at fault is found by
/// making them one at a time, and that one is left out and told as a fault.
/// </remarks>
public sealed class Fixer
{
    /// <summary>Far more rounds than anything takes: mending shows what had been hidden, a few times over.</summary>
    private const int MostRounds = 100;

    private readonly CheckInput _input;
    private readonly FixOptions _options;
    private readonly Dictionary<string, SourceText> _texts;
    private readonly HashSet<string> _states = [""];
    private readonly Dictionary<FixKey, FixReportLine> _leftAlone = [];
    private readonly List<(string File, FixReportLine Line)> _made = [];
    private readonly HashSet<(string File, int Document)> _oneByOne = [];
    private bool _allOneByOne;

    private Fixer(CheckInput input, FixOptions options)
    {
        _input = input;
        _options = options;
        _texts = input.Judged.ToDictionary(t => t.File, StringComparer.Ordinal);
    }

    /// <summary>Mends what is judged. Never throws for what a user wrote.</summary>
    public static FixResult Fix(CheckInput input, FixOptions options) => new Fixer(input, options).Run(Checker.Check(input));

    private FixResult Run(CheckResult before)
    {
        var check = before;
        for (var round = 0; round < MostRounds; round++)
        {
            var leftAlone = _leftAlone.Count;
            var wanted = WantedFix.In(check, _options).Where(w => !_leftAlone.ContainsKey(w.Key)).ToList();
            var (texts, made) = Make(Paced(wanted));
            if (made.Count == 0)
            {
                if (_leftAlone.Count == leftAlone)
                {
                    break;
                }

                continue;
            }

            var next = Checker.Check(_input with { Judged = texts.Values.ToList(), Progress = null });
            if (Worsening.Of(check, next) is { Count: > 0 } errors)
            {
                Blame(errors, made);
                continue;
            }

            foreach (var (file, text) in texts)
            {
                _texts[file] = text;
            }

            _made.AddRange(made.Select(m => (m.Source.File, m.Told(FixState.Made))));
            check = next;
            if (!_states.Add(State()))
            {
                // Two fixes that undo each other would go on for ever.
                break;
            }
        }

        return Result(before, check);
    }

    /// <summary>What tells how far the texts have come from what they were.</summary>
    private string State() =>
        string.Concat(_input.Judged.Where(t => _texts[t.File].Content != t.Content).Select(t => $"{t.File}\n{_texts[t.File].Content}\n"));

    /// <summary>The fixes of a round: one to a document where it has turned out that not all of them do good.</summary>
    private List<WantedFix> Paced(List<WantedFix> wanted) => _allOneByOne
        ? wanted.Take(1).ToList()
        : wanted.GroupBy(w => w.Document).SelectMany(g => _oneByOne.Contains(g.Key) ? g.Take(1) : g).ToList();

    private (Dictionary<string, SourceText> Texts, List<WantedFix> Made) Make(List<WantedFix> wanted)
    {
        var texts = new Dictionary<string, SourceText>(_texts, StringComparer.Ordinal);
        var made = new List<WantedFix>();
        foreach (var file in wanted.GroupBy(w => w.Source.File))
        {
            var fixes = file.ToList();
            var result = TextFixer.Apply(_texts[file.Key], fixes.ConvertAll(w => new RequestedFix(w.Fix, w.Source.Index, w.Source.Item)));
            texts[file.Key] = _texts[file.Key] with { Content = result.Content };
            for (var i = 0; i < fixes.Count; i++)
            {
                if (result.Outcomes[i] is FixOutcome.Declined declined)
                {
                    _leftAlone[fixes[i].Key] = fixes[i].Told(FixState.Declined, declined.Reason);
                }
                else if (result.Outcomes[i] is FixOutcome.Made && result.Edits.Count > 0)
                {
                    made.Add(fixes[i]);
                }
            }
        }

        return (texts, made);
    }

    /// <summary>Finds the fix behind new errors, or makes fewer at a time until it can be told.</summary>
    private void Blame(IReadOnlyList<Finding> errors, List<WantedFix> made)
    {
        var documents = made.Select(m => m.Document).ToHashSet();
        var concerned = errors.Where(e => e.Source is not null).Select(e => (e.Source!.File, e.Source.Index)).Where(documents.Contains).ToHashSet();
        if (concerned.Count == 0)
        {
            // The errors are in documents that were not touched: any of the fixes can be behind them.
            if (made.Count == 1)
            {
                Ban(made[0], errors[0]);
            }

            _allOneByOne = true;
            return;
        }

        foreach (var document in concerned)
        {
            if (made.Where(m => m.Document == document).ToList() is [var only])
            {
                Ban(only, errors.First(e => e.Source is not null && (e.Source.File, e.Source.Index) == document));
            }

            _oneByOne.Add(document);
        }
    }

    private void Ban(WantedFix fix, Finding error) =>
        _leftAlone[fix.Key] = fix.Told(FixState.Fault, $"it would bring an error: {error.Rule.Code} {error.Sentence}");

    private FixResult Result(CheckResult before, CheckResult after)
    {
        var lines = _made.Concat(_leftAlone.Select(l => (l.Key.File, Line: l.Value))).ToLookup(l => l.File, l => l.Line, StringComparer.Ordinal);
        return new FixResult
        {
            Before = before,
            After = after,
            Files = _input.Judged
                .Where(text => lines.Contains(text.File))
                .OrderBy(text => text.File, StringComparer.Ordinal)
                .Select(text => new FixedFile(text, _texts[text.File], Sorted(lines[text.File])))
                .ToList(),
        };
    }

    private static List<FixReportLine> Sorted(IEnumerable<FixReportLine> lines) => lines
        .OrderBy(l => l.Position)
        .ThenBy(l => l.Code, StringComparer.Ordinal)
        .ThenBy(l => l.Sentence, StringComparer.Ordinal)
        .ToList();
}
