using System.Diagnostics;
using System.Text.Json;
using MeshTargeting.Resources;

namespace MeshTargeting.Files;

/// <summary>What a cluster holds.</summary>
/// <param name="Texts">Its objects, a text each, under a name such as <c>cluster: MeshTimeout shop/cart</c>.</param>
/// <param name="Unread">What kubectl said of kinds that it could not list: they are missing in the texts, whether there are any or not.</param>
/// <param name="Problem">Why nothing could be read, in words without a full stop; null where it could.</param>
public sealed record ClusterResult(IReadOnlyList<SourceText> Texts, IReadOnlyList<string> Unread, string? Problem)
{
    /// <summary>The texts under one name, for reports that name the objects themselves.</summary>
    public IEnumerable<SourceText> Anonymous => Texts.Select(text => text with { File = LiveCluster.Shown });
}

/// <summary>
/// Reads the live state of a cluster through the program <c>kubectl</c>, which knows how to reach it and as whom: every object, in all
/// namespaces, of those kinds that the engine knows and the cluster has.
/// </summary>
public static class LiveCluster
{
    /// <summary>How the cluster is called where a file would be named: nobody sees its texts, so they have neither files nor lines.</summary>
    public const string Shown = "cluster";

    /// <summary>With what kubectl begins when the fault is its caller's.</summary>
    private const string ErrorPrefix = "error: ";

    private const string KumaApi = "/apis/kuma.io/v1alpha1";

    /// <summary>Reads it. Never throws for what the cluster or kubectl do.</summary>
    /// <param name="context">The context of the kubeconfig; the current one when null.</param>
    public static ClusterResult Read(string? context)
    {
        try
        {
            var listed = Kubectl(context, "get", "--raw", KumaApi);
            return listed.Status == 0 ? Read(context, KumaKinds(listed.Output)) : Failed(Reason(listed));
        }
        catch (JsonException)
        {
            return Failed("what kubectl prints is no JSON");
        }
    }

    private static ClusterResult Read(string? context, IEnumerable<KindDescriptor> kumaKinds)
    {
        var kinds = KindCatalog.All.Where(k => k.Scope == KindScope.Kubernetes).Concat(kumaKinds);
        var read = Kubectl(context, "get", string.Join(',', kinds.Select(NameOf)), "--all-namespaces", "--output", "json");
        var texts = Texts(read.Output);
        return read.Status == 0 ? new ClusterResult(texts, [], null)
            : texts.Count == 0 ? Failed(Reason(read))
            : new ClusterResult(texts, [.. Complaints(read)], null);
    }

    private static string Reason(ProgramResult run) => run.Status == ChildProgram.NotStarted
        ? "there is no program kubectl in the PATH"
        : Complaints(run).LastOrDefault() switch
        {
            null => $"kubectl ended with status {run.Status}",
            var said when said.Contains("(NotFound)", StringComparison.Ordinal) => "it has none of Kuma's kinds (kuma.io/v1alpha1); is it the right context?",
            var said => said,
        };

    /// <summary>What it said was wrong, warnings about old versions of APIs left out.</summary>
    private static IEnumerable<string> Complaints(ProgramResult run) => run.Error
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Where(line => !line.StartsWith("Warning:", StringComparison.Ordinal))
        .Select(line => line.StartsWith(ErrorPrefix, StringComparison.Ordinal) ? line[ErrorPrefix.Length..] : line)
        .Distinct();

    private static ClusterResult Failed(string problem) => new([], [], problem);

    /// <summary>The kinds of Kuma's that the cluster lists and the engine knows, those of the old kind among them.</summary>
    private static List<KindDescriptor> KumaKinds(byte[] list)
    {
        using var json = JsonDocument.Parse(list);
        return [.. json.RootElement.GetProperty("resources").EnumerateArray()
            .Where(r => r.GetProperty("verbs").EnumerateArray().Any(v => v.ValueEquals("list")))
            .Select(r => KindCatalog.FindKuma(r.GetProperty("kind").GetString() ?? ""))
            .OfType<KindDescriptor>()
            .Distinct()];
    }

    private static string NameOf(KindDescriptor kind) => kind.Group.Length == 0 ? kind.Plural : $"{kind.Plural}.{kind.Group}";

    /// <summary>A text an object: what an API server stores fits in the limits of a document, and all of it together may not.</summary>
    private static List<SourceText> Texts(byte[] list)
    {
        if (list.Length == 0)
        {
            return [];
        }

        using var json = JsonDocument.Parse(list);
        return [.. json.RootElement.GetProperty("items").EnumerateArray()
            .Select(item => new SourceText($"{Shown}: {NameOf(item)}", item.GetRawText()) { IsJson = true, HasLines = false })];
    }

    private static string NameOf(JsonElement item)
    {
        var metadata = item.GetProperty("metadata");
        var ns = metadata.TryGetProperty("namespace", out var value) ? $"{value.GetString()}/" : "";
        return $"{item.GetProperty("kind").GetString()} {ns}{metadata.GetProperty("name").GetString()}";
    }

    private static ProgramResult Kubectl(string? context, params string[] arguments)
    {
        // A cluster that does not answer is no reason to wait for ever.
        var start = new ProcessStartInfo("kubectl", [.. arguments, "--request-timeout=60s"]);
        if (context is not null)
        {
            start.ArgumentList.Add($"--context={context}");
        }

        return ChildProgram.Run(start);
    }
}
