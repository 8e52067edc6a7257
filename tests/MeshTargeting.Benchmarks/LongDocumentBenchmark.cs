using System.Diagnostics;
using System.Globalization;
using System.Text;
using MeshTargeting.Reports;
using MeshTargeting.Resources;

namespace MeshTargeting.Benchmarks;

/// <summary>The check of one document with ever more items in one list: four times as long must take about four times as long.</summary>
internal static class LongDocumentBenchmark
{
    private const int Rounds = 3;

    public static int Run()
    {
        Console.WriteLine($"One document, median of {Rounds} rounds; in brackets the growth");
        Console.WriteLine();
        Console.WriteLine("                                                  1,250 items     5,000 items    20,000 items");
        Measure("MeshTimeout, to the mesh", "MeshTimeout", "to", "{targetRef: {kind: Mesh}, default: {http: {requestTimeout: 1s}}}");
        Measure("MeshTimeout, every item wrong", "MeshTimeout", "to", "{targetRef: {kind: Other}, default: {http: {requestTimeout: -1s}}}");
        Measure("MeshTimeout, to services that are not there", "MeshTimeout", "to", "{targetRef: {kind: MeshService, name: none}, default: {http: {requestTimeout: 1s}}}");
        Measure("MeshTrafficPermission", "MeshTrafficPermission", "rules", "{default: {allow: [{spiffeID: {type: Other, value: x}}]}}");
        return 0;
    }

    private static void Measure(string what, string kind, string list, string item)
    {
        var line = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{what,-45}"));
        double? smaller = null;
        foreach (var items in (int[])[1_250, 5_000, 20_000])
        {
            var input = new CheckInput { Judged = [new SourceText("long.yaml", Text(kind, list, item, items))] };
            var times = new List<double>();
            for (var round = -1; round < Rounds; round++)
            {
                var watch = Stopwatch.GetTimestamp();
                Checker.Check(input);
                if (round >= 0)
                {
                    times.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
                }
            }

            var time = Statistics.Median(times);
            line.Append(CultureInfo.InvariantCulture, $"{time,7:F0} ms").Append(smaller is { } s ? string.Create(CultureInfo.InvariantCulture, $" ({time / s,3:F1} x)") : "");
            smaller = time;
        }

        Console.WriteLine(line);
    }

    private static string Text(string kind, string list, string item, int items)
    {
        var text = new StringBuilder($"type: {kind}\nname: long\nmesh: default\nspec:\n  {list}:\n");
        for (var i = 0; i < items; i++)
        {
            text.Append("    - ").Append(item).Append('\n');
        }

        return text.ToString();
    }
}
