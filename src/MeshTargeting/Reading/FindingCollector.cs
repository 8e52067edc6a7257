using MeshTargeting.Findings;
using MeshTargeting.Reading.Text;
using MeshTargeting.Resources;

namespace MeshTargeting.Reading;

/// <summary>Gathers findings, document by document.</summary>
internal sealed class FindingCollector(ReadOptions options)
{
    private readonly List<Finding> _findings = [];
    private SourceDocument? _source;
    private int _first;

    /// <summary>All findings so far.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>True while nothing is to be judged: what is added is dropped.</summary>
    public bool Silent { get; set; }

    /// <summary>
    /// True within what a version of Kuma passes over: what is added is dropped, and a placeholder there makes no template of the
    /// resource.
    /// </summary>
    public bool PassesOver { get; set; }

    /// <summary>True once the current resource has turned out to be a template.</summary>
    public bool IsTemplate { get; private set; }

    /// <summary>Begins a document, or a member of a list.</summary>
    public void Begin(SourceDocument? source)
    {
        (_source, _first, IsTemplate, Silent) = (source, _findings.Count, false, false);
    }

    /// <summary>Ends it: its findings are about this resource.</summary>
    public void End(ResourceId resource)
    {
        for (var i = _first; i < _findings.Count; i++)
        {
            _findings[i] = _findings[i] with { Resource = resource };
        }

        Silent = false;
    }

    public void Add(
        RuleDescriptor rule,
        Position position,
        string path,
        string message,
        Anchor anchor = Anchor.Value,
        string? kumaField = null,
        Severity? severity = null,
        Fix? fix = null)
    {
        var count = _findings.Count - _first;
        if (Silent || PassesOver || count > options.MaxFindingsPerDocument)
        {
            return;
        }

        if (count == options.MaxFindingsPerDocument)
        {
            (rule, path, message, kumaField, fix) = (ReadingRules.LimitExceeded, "", $"more than {count} findings in this document; the rest is left out", null, null);
        }

        _findings.Add(new Finding
        {
            Rule = rule,
            Severity = severity ?? rule.Severity,
            Message = message,
            Path = path,
            KumaField = kumaField,
            Anchor = anchor,
            Fix = fix,
            Source = _source,
            // Without a text behind the bytes there is no line to point at.
            Position = _source is null ? null : position,
        });
    }

    public void Add(Problem problem, string path = "", Anchor anchor = Anchor.Value) =>
        Add(problem.Rule, problem.Position, path, problem.Message, anchor, severity: problem.Severity);

    /// <summary>Says, once for a resource, that it is a template.</summary>
    public void AddTemplate(Position position, string path)
    {
        if (!IsTemplate && !PassesOver)
        {
            IsTemplate = true;
            Add(TemplateFinder.Unrendered(position), path);
        }
    }
}
