using System.Net;
using System.Text.Json;

namespace MeshTargeting.EndToEnd.Harness;

/// <summary>A request to the API server, as its audit log has it.</summary>
/// <param name="Right">The right that it took, such as <c>get kuma.io/meshservices</c>.</param>
/// <param name="Status">What was answered; null for a watch that goes on. Whether a watch that tells nothing has begun is logged when it ends.</param>
public sealed record AuditedRequest(string Right, HttpStatusCode? Status)
{
    /// <summary>The user whose requests are audited: the account that <c>deploy/server</c> installs.</summary>
    public const string User = "system:serviceaccount:meshservice-system:meshservice-server";

    /// <summary>What the API server is told to audit.</summary>
    public const string Policy =
        $"""
        apiVersion: audit.k8s.io/v1
        kind: Policy
        omitStages: [RequestReceived]
        rules:
        - level: Metadata
          users: ["{User}"]
        - level: None

        """;

    /// <summary>Reads the log; a line that is still being written counts the next time.</summary>
    /// <param name="path">Its path.</param>
    public static IReadOnlyList<AuditedRequest> Read(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        string text = reader.ReadToEnd();
        return [.. text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse).OfType<AuditedRequest>()];
    }

    /// <summary>A right as both roles and requests are written here.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="group">The API group; empty for the core.</param>
    /// <param name="resource">The resource.</param>
    public static string RightOf(string verb, string group, string resource) => $"{verb} {group}/{resource}";

    /// <summary>The request of a line; null for one that is about no resource, such as discovery.</summary>
    private static AuditedRequest? Parse(string line)
    {
        JsonElement entry = JsonElement.Parse(line);
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
