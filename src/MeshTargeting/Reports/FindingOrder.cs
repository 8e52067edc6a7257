using MeshTargeting.Findings;

namespace MeshTargeting.Reports;

/// <summary>The order of reports: by file, line, column and code, and where these are equal by whatever still differs.</summary>
public sealed class FindingOrder : IComparer<Finding>
{
    /// <summary>The order.</summary>
    public static readonly FindingOrder Instance = new();

    private FindingOrder()
    {
    }

    /// <summary>Sorts findings that have been located.</summary>
    public static IReadOnlyList<Finding> Sort(IEnumerable<Finding> findings) => findings.Order(Instance).ToList();

    /// <inheritdoc />
    public int Compare(Finding? x, Finding? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        var order = string.CompareOrdinal(x.Source?.File, y.Source?.File);
        order = order != 0 ? order : Nullable.Compare(x.Position, y.Position);
        order = order != 0 ? order : string.CompareOrdinal(x.Rule.Code, y.Rule.Code);
        order = order != 0 ? order : string.CompareOrdinal(x.Path, y.Path);
        order = order != 0 ? order : string.CompareOrdinal(x.Message, y.Message);
        order = order != 0 ? order : Nullable.Compare(x.Resource, y.Resource);
        return order != 0 ? order : y.Severity.CompareTo(x.Severity);
    }
}
