using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MeshTargeting.EndToEnd.Harness;

/// <summary>The webhook configurations of <c>deploy/webhooks</c>, changed as little as a test can do with: they are pointed at
/// a server on this machine, and at the namespaces that ask for that server.</summary>
public sealed partial class ShippedWebhooks
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly ApiServer _apiServer;
    private readonly string _instance;
    private readonly IReadOnlyList<JsonObject> _configurations;

    private ShippedWebhooks(ApiServer apiServer, string instance, IReadOnlyList<JsonObject> configurations)
    {
        _apiServer = apiServer;
        _instance = instance;
        _configurations = configurations;
    }

    /// <summary>The label, as <c>key=value</c>, of the namespaces in which these webhooks are called.</summary>
    public string NamespaceLabel => LabelOf(_instance);

    /// <summary>Applies the configurations. The API server takes a moment to heed them.</summary>
    /// <param name="apiServer">The API server.</param>
    /// <param name="address">Where the webhooks' server listens.</param>
    /// <param name="instance">A name that no other installation has.</param>
    /// <param name="failurePolicy">In place of the shipped one; null keeps that.</param>
    /// <param name="withBundle">Whether they trust the tests' authority; otherwise they trust none until somebody writes one.</param>
    public static async Task<ShippedWebhooks> InstallAsync(
        ApiServer apiServer, Uri address, string instance, string? failurePolicy = null, bool withBundle = true)
    {
        var configurations = new List<JsonObject>();
        foreach (string document in Documents())
        {
            // kubectl reads YAML as Kubernetes does.
            CommandResult json = await apiServer.Kubectl.RunAsync(
                ["create", "--dry-run=client", "--validate=false", "--output", "json", "-f", "-"], document);
            configurations.Add(JsonNode.Parse(json.Output)!.AsObject());
        }

        foreach (JsonObject configuration in configurations)
        {
            configuration["metadata"]!["name"] = $"{configuration["metadata"]!["name"]}-{instance}";
            foreach (JsonNode? webhook in configuration["webhooks"]!.AsArray())
            {
                Adapt(webhook!.AsObject(), withBundle ? apiServer.Authority : null, address, instance, failurePolicy);
            }

            // Not validated by kubectl, which would refuse fields that an older API server lacks, such as matchConditions.
            await apiServer.Kubectl.ApplyAsync(configuration.ToJsonString(), "--validate=false");
        }

        return new ShippedWebhooks(apiServer, instance, configurations);
    }

    /// <summary>Waits until both webhooks are called for a namespace: one fills in what is absent, the other denies.</summary>
    /// <param name="ns">The namespace.</param>
    /// <param name="diagnostics">What to add to the message when they never are.</param>
    public async Task WaitUntilCalledAsync(string ns, Func<string> diagnostics)
    {
        CommandResult? last = null;
        await Poll.UntilAsync(
            async () => (last = await ProbeAsync(ns, "{port: 80}")).Output.Contains("targetPort", StringComparison.Ordinal)
                && !(last = await ProbeAsync(ns, "{port: 0}")).Succeeded,
            Deadline,
            () => $"the webhooks are not called for {ns} after {Deadline}: {last}\n{diagnostics()}");
    }

    /// <summary>Deletes the configurations.</summary>
    public async Task UninstallAsync()
    {
        foreach (JsonObject configuration in _configurations)
        {
            await _apiServer.Kubectl.RunAsync(["delete", $"{configuration["kind"]}", $"{configuration["metadata"]!["name"]}"]);
        }
    }

    private Task<CommandResult> ProbeAsync(string ns, string port) => _apiServer.Kubectl.TryApplyAsync(
        $$"""
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: probe, namespace: {{ns}}}
        spec: {selector: {dataplaneTags: {app: probe} }, ports: [{{port}}]}
        """,
        "--dry-run=server",
        "--output=json");

    private static void Adapt(
        JsonObject webhook, CertificateAuthority? authority, Uri address, string instance, string? failurePolicy)
    {
        string path = $"{webhook["clientConfig"]!["service"]!["path"]}";
        webhook["clientConfig"] = new JsonObject
        {
            ["url"] = new Uri(address, path).AbsoluteUri,
        };
        if (authority is not null)
        {
            webhook["clientConfig"]!["caBundle"] = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(authority.CertificatePem));
        }

        if (failurePolicy is not null)
        {
            webhook["failurePolicy"] = failurePolicy;
        }

        string[] label = LabelOf(instance).Split('=');
        var selector = (JsonObject)(webhook["namespaceSelector"] ??= new JsonObject());
        var expressions = (JsonArray)(selector["matchExpressions"] ??= new JsonArray());
        expressions.Add(new JsonObject { ["key"] = label[0], ["operator"] = "In", ["values"] = new JsonArray(label[1]) });
    }

    private static string LabelOf(string instance) => $"end-to-end/server={instance}";

    private static List<string> Documents()
    {
        string folder = Checkout.PathOf("deploy", "webhooks");
        List<string> documents =
        [
            .. Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal)
                .SelectMany(file => DocumentStart().Split(File.ReadAllText(file)))
                .Where(document => WebhookConfiguration().IsMatch(document)),
        ];
        return documents.Count > 0 ? documents : throw new InvalidOperationException($"{folder} has no webhook configurations.");
    }

    [GeneratedRegex("^---.*$", RegexOptions.Multiline)]
    private static partial Regex DocumentStart();

    [GeneratedRegex("^kind: (Mutating|Validating)WebhookConfiguration\\s*$", RegexOptions.Multiline)]
    private static partial Regex WebhookConfiguration();
}
