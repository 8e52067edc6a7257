using System.Text.RegularExpressions;

namespace MeshTargeting.EndToEnd.Harness;

/// <summary>The kustomizations under <c>deploy/overlays</c>.</summary>
internal static partial class Overlays
{
    /// <summary>All of them, such as <c>beside-kuma/self-managed/warn-only</c>; each has a folder <c>server</c> and one <c>webhooks</c>.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Directory.GetDirectories(Root, "webhooks", SearchOption.AllDirectories)
            .Select(folder => Path.GetRelativePath(Root, Path.GetDirectoryName(folder)!))
            .Order(StringComparer.Ordinal)];

    private static string Root => Checkout.PathOf("deploy", "overlays");

    /// <summary>Path of a part of an overlay.</summary>
    public static string PathOf(string overlay, string part) => Path.Combine(Root, overlay, part);

    /// <summary>What <c>kubectl apply -k</c> would apply, document by document.</summary>
    public static async Task<IReadOnlyList<string>> RenderAsync(Kubectl kubectl, string folder)
    {
        CommandResult rendered = await kubectl.RunAsync(["kustomize", folder]);
        return DocumentStart().Split(rendered.Output);
    }

    /// <summary>Those of the documents whose kind this API server knows: what the oldest lacks (a PodDisruptionBudget policy/v1), and
    /// what no API server brings (cert-manager's kinds), is left out.</summary>
    public static async Task<string> ServedAsync(Kubectl kubectl, IEnumerable<string> documents)
    {
        CommandResult versions = await kubectl.RunAsync(["api-versions"]);
        string[] served = versions.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return string.Join("\n---\n", documents.Where(document => served.Contains(ApiVersion().Match(document).Groups[1].Value)));
    }

    /// <summary>What kubectl is told where the API server is too old to know matchConditions: to leave unknown fields to the server, which
    /// drops them.</summary>
    public static async Task<string[]> ToleranceAsync(Kubectl kubectl)
    {
        CommandResult explained = await kubectl.TryRunAsync(["explain", "validatingwebhookconfiguration.webhooks.matchConditions"]);
        return explained.Succeeded ? [] : ["--validate=false"];
    }

    [GeneratedRegex("^---$\n", RegexOptions.Multiline)]
    private static partial Regex DocumentStart();

    [GeneratedRegex("^apiVersion: (.+)$", RegexOptions.Multiline)]
    private static partial Regex ApiVersion();
}
