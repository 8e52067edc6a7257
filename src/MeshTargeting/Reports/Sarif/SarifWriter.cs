using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MeshTargeting.Findings;
using MeshTargeting.Judging.Baselines;
using MeshTargeting.Judging.Suppressions;
using MeshTargeting.Reading;
using MeshTargeting.Reading.Lines;

namespace MeshTargeting.Reports.Sarif;

/// <summary>Writes the report of <c>check</c> as SARIF 2.1.0, in the form that GitHub's code scanning and other viewers take.</summary>
public static class SarifWriter
{
    private const string Root = "SRCROOT";
    private const string Fingerprint = "primaryLocationLineHash";

    private static readonly SarifJson Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    });

    /// <summary>The log as UTF-8, with a line feed at the end.</summary>
    /// <param name="result">What was found. What is suppressed is in the log too, and said to be; what the baseline knows is unchanged.</param>
    public static byte[] Write(CheckResult result)
    {
        (Finding Finding, SuppressedFinding? Suppressed, bool IsKnown)[] all =
        [
            .. result.Findings.Select(f => (f, (SuppressedFinding?)null, false))
                .Concat(result.Known.Select(f => (f, (SuppressedFinding?)null, true)))
                .Concat(result.Suppressed.Select(s => (s.Finding, (SuppressedFinding?)s, false)))
                .OrderBy(f => f.Item1, FindingOrder.Instance),
        ];
        var rules = all.Select(f => f.Finding.Rule).Distinct().OrderBy(r => r.Code, StringComparer.Ordinal).ToList();
        var indexes = rules.Select((rule, i) => (rule.Code, i)).ToFrozenDictionary(r => r.Code, r => r.i, StringComparer.Ordinal);
        var hasBaseline = result.HasBaseline;
        var numbers = new Numbers();
        var log = new SarifLog(
            "https://json.schemastore.org/sarif-2.1.0.json",
            "2.1.0",
            [
                new SarifRun(
                    new SarifTool(new SarifDriver("meshservice", Version, rules.ConvertAll(RuleOf))),
                    [new SarifInvocation(true)],
                    new Dictionary<string, SarifBase> { [Root] = new(new SarifMessage("The folder in which meshservice was run.")) },
                    "utf16CodeUnits",
                    all.Select(f => ResultOf(f.Finding, f.Suppressed, hasBaseline ? f.IsKnown ? "unchanged" : "new" : null, indexes, numbers)).ToList()),
            ]);
        return [.. JsonSerializer.SerializeToUtf8Bytes(log, Json.SarifLog), (byte)'\n'];
    }

    private static string Version => typeof(SarifWriter).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    private static SarifRule RuleOf(RuleDescriptor rule)
    {
        var advice = $"{rule.Remediation}\n\n{rule.Documentation.Trim()}";
        return new SarifRule(
            rule.Code,
            new SarifText(rule.Title),
            new SarifText(rule.Remediation),
            new SarifText(advice, $"# {rule.Code}: {rule.Title}\n\n{advice}\n"),
            new SarifConfiguration(LevelOf(rule.Severity)),
            new SarifRuleProperties(
                ["kuma", TopicOf(rule.Code)],
                // What is wrong with one manifest alone is certain; what is missing may stand elsewhere.
                rule.Code[2] is '0' or '1' or '2' ? "very-high" : "high",
                rule.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "recommendation" }));
    }

    private static SarifResult ResultOf(
        Finding finding, SuppressedFinding? suppressed, string? baselineState, FrozenDictionary<string, int> rules, Numbers numbers) => new(
        finding.Rule.Code,
        rules[finding.Rule.Code],
        LevelOf(finding.Severity),
        new SarifMessage(finding.Fix is { } fix ? $"{finding.Sentence} (fix: {fix.Sentence})" : finding.Sentence),
        LocationOf(finding, numbers.Regions) is { } location ? [location] : [],
        new Dictionary<string, string> { [Fingerprint] = numbers.FingerprintOf(finding) },
        baselineState,
        suppressed is null ? null : [new SarifSuppression("inSource", "accepted", suppressed.Suppression.Words.Reason)]);

    private static SarifLocation? LocationOf(Finding finding, Regions regions)
    {
        var physical = finding.Source is { } source ? new SarifPhysicalLocation(ArtifactOf(source.File), RegionOf(finding, regions)) : null;
        var logical = finding.Resource is { } id ? new SarifLogicalLocation(id.ToString(), "resource") : null;
        return physical is null && logical is null ? null : new SarifLocation(physical, logical is null ? null : [logical]);
    }

    private static SarifRegion? RegionOf(Finding finding, Regions regions) =>
        finding.Position is not { } at ? null
        : regions.Of(finding) is { } region ? new SarifRegion(at.Line, at.Column, at.Line, at.Column + region.End - region.Start)
        : new SarifRegion(at.Line, at.Column, at.Line, at.Column);

    /// <summary>Files outside the folder in which the command ran have no relative path, and no base.</summary>
    private static SarifArtifact ArtifactOf(string file)
    {
        var uri = string.Join('/', file.Split('/').Select(Uri.EscapeDataString));
        return file.StartsWith('/') ? new SarifArtifact($"file://{uri}", null) : new SarifArtifact(uri, Root);
    }

    private static string LevelOf(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };

    private static string TopicOf(string code) => code[2] switch
    {
        '0' => "manifest",
        '1' => "rejected-by-kuma",
        '2' => "reference",
        '3' => "references",
        '4' => "routes",
        '5' => "policies",
        '6' => "protocols",
        '7' => "zones",
        '8' => "upgrade",
        _ => "generation",
    };

    /// <summary>Where findings are, and their fingerprints: equal ones are numbered.</summary>
    private sealed class Numbers
    {
        private readonly DocumentNodes _documents = new();
        private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

        public Regions Regions { get; } = new();

        public string FingerprintOf(Finding finding)
        {
            var digest = FindingKey.Of(finding, _documents).Digest();
            var number = _counts[digest] = _counts.GetValueOrDefault(digest) + 1;
            return $"{digest}:{number}";
        }
    }
}
