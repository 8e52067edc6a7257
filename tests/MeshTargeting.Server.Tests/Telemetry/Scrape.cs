using System.Text.RegularExpressions;

namespace MeshTargeting.Server.Tests.Telemetry;

/// <summary>An answer of <c>GET /metrics</c>, taken apart.</summary>
/// <param name="Types">The type of each metric.</param>
/// <param name="Samples">The samples.</param>
internal sealed partial record Scrape(IReadOnlyDictionary<string, string> Types, IReadOnlyList<Scrape.Sample> Samples)
{
    /// <summary>A sample.</summary>
    public sealed record Sample(string Name, IReadOnlyDictionary<string, string> Labels, string Value);

    public static Scrape Parse(string text)
    {
        var types = new Dictionary<string, string>();
        var samples = new List<Sample>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
            {
                var words = line.Split(' ');
                types.Add(words[2], words[3]);
            }
            else if (!line.StartsWith('#'))
            {
                var match = SampleLine().Match(line);
                Assert.True(match.Success, line);
                var labels = Label().Matches(match.Groups["labels"].Value).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["value"].Value);
                samples.Add(new Sample(match.Groups["name"].Value, labels, match.Groups["value"].Value));
            }
        }

        return new Scrape(types, samples);
    }

    /// <summary>The value under exactly these labels; null where there is none.</summary>
    public string? Value(string name, params (string Name, string Value)[] labels) => Samples
        .SingleOrDefault(s => s.Name == name && s.Labels.Count == labels.Length && labels.All(l => s.Labels.GetValueOrDefault(l.Name) == l.Value))?.Value;

    /// <summary>The labels of a metric, a histogram's own excepted.</summary>
    public IEnumerable<string> Labels(string metric) => Samples
        .Where(s => s.Name == metric || (Types[metric] == "histogram" && s.Name == $"{metric}_count"))
        .SelectMany(s => s.Labels.Keys).Distinct();

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?<labels>.*)\})? (?<value>\S+)( \d+)?$""")]
    private static partial Regex SampleLine();

    [GeneratedRegex("""(?<name>[a-zA-Z_][a-zA-Z0-9_]*)="(?<value>(\\.|[^"\\])*)"(,|$)""")]
    private static partial Regex Label();
}
