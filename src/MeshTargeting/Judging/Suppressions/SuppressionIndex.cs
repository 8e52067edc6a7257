using System.Runtime.CompilerServices;
using MeshTargeting.Findings;
using MeshTargeting.Resources;

namespace MeshTargeting.Judging.Suppressions;

/// <summary>Suppressions by what they are about, and which of them had anything to do.</summary>
internal sealed class SuppressionIndex
{
    private readonly Dictionary<(SourceText Text, int Line, string Code), Suppression> _byLine = new(new ByLine());
    private readonly Dictionary<(SourceDocument Source, string Code), Suppression> _byResource = [];
    private readonly HashSet<(Suppression, string)> _used = [];

    public SuppressionIndex(IEnumerable<Suppression> suppressions)
    {
        foreach (var suppression in suppressions)
        {
            foreach (var code in suppression.Words.Codes)
            {
                _ = suppression.Line is { } line
                    ? _byLine.TryAdd((suppression.Source.Text, line, code), suppression)
                    : _byResource.TryAdd((suppression.Source, code), suppression);
            }
        }
    }

    /// <summary>What suppresses a finding: the comment at its line, else the annotation of its resource; null where nothing does.</summary>
    public Suppression? Find(Finding finding)
    {
        if (finding.Source is not { } source)
        {
            return null;
        }

        var code = finding.Rule.Code;
        if (!(finding.Position is { } at && _byLine.TryGetValue((source.Text, at.Line, code), out var suppression))
            && !_byResource.TryGetValue((source, code), out suppression))
        {
            return null;
        }

        _used.Add((suppression, code));
        return suppression;
    }

    /// <summary>Whether a suppression has suppressed a finding of a code.</summary>
    public bool IsUsed(Suppression suppression, string code) => _used.Contains((suppression, code));

    /// <summary>Texts are told apart as objects: comparing them by content would read each of them whole.</summary>
    private sealed class ByLine : IEqualityComparer<(SourceText Text, int Line, string Code)>
    {
        public bool Equals((SourceText Text, int Line, string Code) x, (SourceText Text, int Line, string Code) y) =>
            ReferenceEquals(x.Text, y.Text) && x.Line == y.Line && x.Code == y.Code;

        public int GetHashCode((SourceText Text, int Line, string Code) key) =>
            HashCode.Combine(RuntimeHelpers.GetHashCode(key.Text), key.Line, key.Code);
    }
}
