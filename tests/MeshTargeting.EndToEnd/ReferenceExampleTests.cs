using System.Text.Json;
using System.Text.Json.Nodes;
using MeshTargeting.EndToEnd.Harness;

namespace MeshTargeting.EndToEnd;

/// <summary>The Kubernetes examples of the MeshService reference, which must be admitted as they stand. They name their namespaces,
/// which therefore belong to these tests.</summary>
[Collection(SharedApiServer.Name)]
public sealed class ReferenceExampleTests(ApiServer apiServer, Product product) : ProductTests(apiServer, product)
{
    [EnvTestTheory]
    [InlineData("basic")]
    [InlineData("several-ports")]
    [InlineData("named-target-port")]
    [InlineData("headless")]
    [InlineData("custom-labels")]
    public async Task Example_applies_and_comes_back_as_written(string example)
    {
        string text = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Manifests", "Reference", $"{example}.yaml"));
        JsonNode written = await ReadAsync(text);
        string ns = written["metadata"]!["namespace"]!.GetValue<string>();
        await ApiServer.ApplyNamespaceAsync(ns, Product.NamespaceLabel);

        await Kubectl.ApplyAsync(text);

        JsonElement stored = await GetMeshServiceAsync($"{written["metadata"]!["name"]}", ns);
        JsonNode spec = written["spec"]!;
        spec["state"] = "Unavailable"; // The one field that the examples leave out.
        JsonAssert.Equal(spec, stored.GetProperty("spec"));
        JsonElement labels = stored.GetProperty("metadata").GetProperty("labels"); // Those of Kuma come in addition.
        Assert.All(written["metadata"]!["labels"]!.AsObject(), label => Assert.Equal($"{label.Value}", labels.GetProperty(label.Key).GetString()));
    }

    /// <summary>The manifest as kubectl reads it.</summary>
    private async Task<JsonNode> ReadAsync(string text)
    {
        CommandResult json = await Kubectl.RunAsync(["create", "--dry-run=client", "--output", "json", "-f", "-"], text);
        return JsonNode.Parse(json.Output)!;
    }
}
