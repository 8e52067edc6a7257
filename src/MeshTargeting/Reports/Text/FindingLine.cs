using System.Globalization;
using MeshTargeting.Findings;

namespace MeshTargeting.Reports.Text;

/// <summary>
/// A finding in one line, as compilers write them: <c>file:line:column: CODE message</c>; where there are no lines, with the resource.
/// </summary>
public static class FindingLine
{
    /// <summary>The line, without a line feed.</summary>
    public static string Of(Finding finding)
    {
        var file = finding.Source is { Text.HasLines: false } live ? $"{live.File}: {finding.Resource}" : finding.Source?.File ?? "";
        var place = finding.Position is { } at ? string.Create(CultureInfo.InvariantCulture, $"{file}:{at.Line}:{at.Column}") : file;
        return TextStyle.OneLine($"{(place.Length == 0 ? "" : $"{place}: ")}{finding.Rule.Code} {finding.Sentence}");
    }
}
