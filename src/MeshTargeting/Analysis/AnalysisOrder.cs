using MeshTargeting.Findings;
using MeshTargeting.Resources;

namespace MeshTargeting.Analysis;

/// <summary>
/// Orders that depend on what was given, and never on the order in which it was. Findings have no line yet here; reports sort them by it.
/// </summary>
internal static class AnalysisOrder
{
    /// <summary>By file, document and member of a list.</summary>
    public static int ByPlace(Resource x, Resource y) => ByPlace(x.Source, y.Source);

    /// <summary>By place, then by resource, path, code and message.</summary>
    public static int Compare(Finding x, Finding y)
    {
        var order = ByPlace(x.Source, y.Source);
        order = order != 0 ? order : Nullable.Compare(x.Resource, y.Resource);
        order = order != 0 ? order : string.CompareOrdinal(x.Path, y.Path);
        order = order != 0 ? order : string.CompareOrdinal(x.Rule.Code, y.Rule.Code);
        return order != 0 ? order : string.CompareOrdinal(x.Message, y.Message);
    }

    private static int ByPlace(SourceDocument? x, SourceDocument? y)
    {
        var order = string.CompareOrdinal(x?.File, y?.File);
        order = order != 0 ? order : Nullable.Compare(x?.Index, y?.Index);
        return order != 0 ? order : Nullable.Compare(x?.Item, y?.Item);
    }
}
