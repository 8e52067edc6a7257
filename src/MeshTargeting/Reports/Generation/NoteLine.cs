using System.Globalization;
using MeshTargeting.Reports.Text;

namespace MeshTargeting.Reports.Generation;

/// <summary>A note in one line, as compilers write theirs: <c>file:line:column: Service shop/cart: no MeshService: …</c>.</summary>
public static class NoteLine
{
    /// <summary>The lines, without line feeds.</summary>
    public static IEnumerable<string> Of(GenerateResult result) => result.Notes.Select((note, i) =>
    {
        var place = (note.Resource.Source?.File, result.Positions[i]) switch
        {
            (null, _) => "",
            ({ } file, null) => $"{file}: ",
            ({ } file, { } at) => string.Create(CultureInfo.InvariantCulture, $"{file}:{at.Line}:{at.Column}: "),
        };
        return TextStyle.OneLine($"{place}{note.Resource.Id}: {note.Text}");
    });
}
