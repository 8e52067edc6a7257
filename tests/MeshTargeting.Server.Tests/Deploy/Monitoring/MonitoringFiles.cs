using System.Text.Json.Nodes;
using MeshTargeting.Conformance;
using MeshTargeting.Server.Tests.Harness;

namespace MeshTargeting.Server.Tests.Deploy.Monitoring;

/// <summary>What deploy/monitoring holds.</summary>
internal static class MonitoringFiles
{
    public static string RulesPath => Repository.PathOf("deploy/monitoring/rules.yaml");

    /// <summary>The groups of the plain rule file.</summary>
    public static JsonArray Groups() => Yaml("rules.yaml")["groups"]!.AsArray();

    /// <summary>The PrometheusRule.</summary>
    public static JsonNode PrometheusRule() => Yaml("alerts.yaml");

    /// <summary>The dashboard.</summary>
    public static JsonNode Dashboard() => JsonNode.Parse(File.ReadAllText(Repository.PathOf("deploy/monitoring/dashboard.json")))!;

    /// <summary>Every rule of the alerts.</summary>
    public static IEnumerable<JsonNode> Alerts() => Groups().SelectMany(g => g!["rules"]!.AsArray()).Select(r => r!);

    /// <summary>Every panel of the dashboard.</summary>
    public static IEnumerable<JsonNode> Panels() => Dashboard()["panels"]!.AsArray().Select(p => p!);

    /// <summary>Every expression in PromQL; Grafana's own variables have values.</summary>
    public static IReadOnlyList<string> Expressions() =>
    [
        .. Alerts().Select(a => (string)a["expr"]!),
        .. Panels().SelectMany(p => p["targets"]!.AsArray())
            .Select(t => ((string)t!["expr"]!).Replace("$__rate_interval", "5m", StringComparison.Ordinal).Replace("$job", ".*", StringComparison.Ordinal)),
    ];

    private static JsonNode Yaml(string name) => YamlJson.Parse(File.ReadAllText(Repository.PathOf($"deploy/monitoring/{name}")));
}
