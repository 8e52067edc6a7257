using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Reports.Inspect;

/// <summary>The lines at which a report's values stand. Each document is read once, however many values it holds.</summary>
public sealed class Places
{
    private readonly Dictionary<ConfPlace, Position?> _positions;

    private Places(Dictionary<ConfPlace, Position?> positions) => _positions = positions;

    /// <summary>Finds places.</summary>
    public static Places Of(IEnumerable<ConfPlace?> places)
    {
        var all = places.OfType<ConfPlace>().Distinct().ToList();
        var positions = Locator.Locate(all.Select(p => (p.Policy.Source, p.Path)));
        return new Places(all.Zip(positions).ToDictionary());
    }

    /// <summary>The line and column of a place; null where its resource comes from no text.</summary>
    public Position? Find(ConfPlace? place) => place is null ? null : _positions.GetValueOrDefault(place);
}
