using MeshTargeting.Reports.Inspect;

namespace MeshTargeting.Reports.Text.Inspect;

/// <summary>Writes settings: a line a value, with the policy and the line that it comes from.</summary>
internal static class SettingsText
{
    /// <summary>Adds settings to a report.</summary>
    /// <param name="table">The report.</param>
    /// <param name="indent">How many blanks stand before each line.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="places">Where they stand.</param>
    public static void Add(TextTable table, int indent, IEnumerable<Settings> settings, Places places)
    {
        foreach (var one in settings)
        {
            var kind = one.Kind.Name;
            foreach (var value in one.Values)
            {
                table.Row(
                    indent,
                    new Cell(kind),
                    Cell.Of(value.Path),
                    Cell.Of(value.Text),
                    Cell.Of(value.Place is { } place ? Named.Short(place.Policy) : ""),
                    Cell.Faint(Named.Place(places, value.Place)),
                    value.Note is { } note ? Cell.Of($"({note})") : Cell.Empty);

                // Once is enough for the same kind: what stands below belongs to it.
                kind = "";
            }
        }
    }
}
