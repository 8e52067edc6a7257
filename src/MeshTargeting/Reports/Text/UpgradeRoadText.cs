using System.Globalization;

namespace MeshTargeting.Reports.Text;

/// <summary>Writes what stands between manifests and Kuma 3.0: the end of a check under 3.0.</summary>
internal static class UpgradeRoadText
{
    /// <summary>A line that counts and one for each change of Kuma's, with a line feed at the end; empty for a check that is not for 3.0.</summary>
    public static string Write(CheckResult result, TextStyle style)
    {
        if (UpgradeRoad.Of(result) is not { } road)
        {
            return "";
        }

        if (road.Milestones.Count == 0)
        {
            return $"\n{style.Heading("Road to 3.0:")} {style.Good("nothing stands in the way")}.\n";
        }

        var table = new TextTable(style);
        table.Line();
        table.Line($"{style.Heading("Road to 3.0:")} {Effects(road)}; {Work(road)}.");
        foreach (var milestone in road.Milestones)
        {
            table.Row(
                2,
                new Cell(milestone.Rule.Code),
                new Cell(milestone.Findings.Count.ToString(CultureInfo.InvariantCulture)),
                new Cell(milestone.Rule.Title),
                Cell.Faint((milestone.Rewritable, milestone.ByHand) switch
                {
                    (_, 0) => "by fix",
                    (0, _) => "by hand",
                    var (fixes, hands) => $"{fixes} by fix, {hands} by hand",
                }));
        }

        return table.ToString();
    }

    private static string Effects(UpgradeRoad road)
    {
        var (rejected, changed, lost) = (road.Count(UpgradeEffect.Rejected), road.Count(UpgradeEffect.Changed), road.Count(UpgradeEffect.Lost));
        return $"{rejected} rejected, {changed} {(changed == 1 ? "changes its meaning" : "change their meaning")}, {lost} {(lost == 1 ? "loses" : "lose")} effect";
    }

    private static string Work(UpgradeRoad road) =>
        $"{road.Rewritable} can be rewritten by meshservice fix --to 3.0, {road.ByHand} {(road.ByHand == 1 ? "needs" : "need")} a person";
}
