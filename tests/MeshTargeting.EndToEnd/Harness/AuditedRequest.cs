using System.Net;
using System.Text.Json;

namespace MeshTargeting.EndToEnd.Harness;

/// <summary>A request to the API server, as its audit log has it.</summary>
/// <param name="Right">The right that it took, such as <c>get kuma.io/meshservices</c>.</param>
/// <param name="Status">What was answered; null for a watch that goes on. Whether a watch that tells nothing has begun is logged when it ends.</param>
public sealed record AuditedRequest(string Right, HttpStatusCode? Status)
{
    /// <summary>The user whose requests are audited everywhere: the account that <c>deploy/server</c> installs.</summary>
    public const string User = "system:serviceaccount:meshservice-system:meshservice-server";

    /// <summary>The namespace in which everybody's requests are audited.</summary>
    public const string Namespace = "audited";

    /// <summary>What the API server is told to audit.</summary>
    public const string Policy =
        $"""
        apiVersion: audit.k8s.io/v1
        kind: Policy
        omitStages: [RequestReceived]
        rules:
        - level: Metadata
          users: ["{User}"]
        - level: Metadata
          namespaces: ["{Namespace}"]
        - level: None

        """;

    /// <summary>Reads the requests of <see cref="User"/> in the log.</summary>
    /// <param name="path">Its path.</param>
    public static IReadOnlyList<AuditedRequest> Read(string path) =>
        [.. Entries(path).Where(entry => $"{entry.GetProperty("user").GetProperty("username")}" == User).Select(Of).OfType<AuditedRequest>()];

    /// <summary>Reads the values of an annotation that webhooks made.</summary>
    /// <param name="path">The log's path.</param>
    /// <param name="key">The annotation, the name of the webhook before it: <c>validate.meshservice.io/codes</c>.</param>
    public static IReadOnlyList<string> Annotations(string path, string key) =>
    [
        .. Entries(path)
            .Select(entry => entry.TryGetProperty("annotations", out JsonElement all) && all.TryGetProperty(key, out JsonElement value) ? value.GetString() : null)
            .OfType<string>(),
    ];

    /// <summary>The entries of the log; a line that is still being written counts the next time.</summary>
    private static IEnumerable<JsonElement> Entries(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        string text = reader.ReadToEnd();
        return text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line));
    }

    /// <summary>A right as both roles and requests are written here.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="group">The API group; empty for the core.</param>
    /// <param name="resource">The resource.</param>
    public static string RightOf(string verb, string group, string resource) => $"{verb} {group}/{resource}";

    /// <summary>The request of an entry; null for one that is about no resource, such as discovery.</summary>
    private static AuditedRequest? Of(JsonElement entry)
    {
        if (!entry.TryGetProperty("objectRef", out JsonElement about))
        {
            return null;
        }

        string group = about.TryGetProperty("apiGroup", out JsonElement given) ? $"{given}" : "";
        return new AuditedRequest(
            RightOf($"{entry.GetProperty("verb")}", group, $"{about.GetProperty("resource")}"),
            entry.TryGetProperty("responseStatus", out JsonElement status) ? (HttpStatusCode)status.GetProperty("code").GetInt32() : null);
    }
}
