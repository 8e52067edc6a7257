using MeshTargeting.Findings;
using MeshTargeting.Resources;

namespace MeshTargeting.Validation;

/// <summary>Collects the findings of one resource.</summary>
internal sealed class FindingList(Resource resource)
{
    private readonly List<Finding> _findings = [];

    public void Add(RuleDescriptor rule, string path, string message, Severity? severity = null, string? kumaField = null) =>
        _findings.Add(new Finding
        {
            Rule = rule,
            Message = message,
            Resource = resource.Id,
            Source = resource.Source,
            Path = path,
            KumaField = kumaField,
            Severity = severity ?? rule.Severity,
        });

    public IReadOnlyList<Finding> ToList() => _findings;
}
