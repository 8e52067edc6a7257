using System.Text;
using System.Text.Json.Nodes;
using YamlDotNet.Serialization;

namespace MeshTargeting.Fuzzing;

/// <summary>What is damaged: the manifests of this repository, as they are and as reviews of an API server.</summary>
internal static class Seeds
{
    /// <summary>Every YAML and JSON file of the examples and the tests.</summary>
    public static IReadOnlyList<byte[]> Manifests()
    {
        var root = RepositoryRoot();
        return new[] { "examples", "tests", "deploy" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.*", SearchOption.AllDirectories))
            .Where(file => file.EndsWith(".yaml", StringComparison.Ordinal) || file.EndsWith(".json", StringComparison.Ordinal))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes)
            .Where(bytes => bytes.Length < 64 * 1024)
            .ToList();
    }

    /// <summary>A review for each document of the manifests that has an apiVersion of Kuma's.</summary>
    public static IReadOnlyList<byte[]> Reviews(IEnumerable<byte[]> manifests)
    {
        var reviews = new List<byte[]>();
        foreach (var text in manifests.SelectMany(m => Encoding.UTF8.GetString(m).Split("\n---")).Where(t => t.Contains("apiVersion: kuma.io/", StringComparison.Ordinal)))
        {
            if (ObjectOf(text) is { } value)
            {
                reviews.Add(Encoding.UTF8.GetBytes(Review(value, reviews.Count % 3).ToJsonString()));
            }
        }

        return reviews;
    }

    private static JsonObject Review(JsonObject value, int operation) => new()
    {
        ["apiVersion"] = "admission.k8s.io/v1",
        ["kind"] = "AdmissionReview",
        ["request"] = new JsonObject
        {
            ["uid"] = "705ab4f5-6393-11e8-b7cc-42010a800002",
            ["kind"] = new JsonObject { ["group"] = "kuma.io", ["version"] = "v1alpha1", ["kind"] = value["kind"]?.DeepClone() },
            ["operation"] = operation switch { 0 => "CREATE", 1 => "UPDATE", _ => "DELETE" },
            ["namespace"] = "shop",
            ["name"] = "name",
            ["userInfo"] = new JsonObject { ["username"] = "alice" },
            ["object"] = operation == 2 ? null : value.DeepClone(),
            ["oldObject"] = operation == 0 ? null : value.DeepClone(),
        },
    };

    private static JsonObject? ObjectOf(string yaml)
    {
        try
        {
            var json = new SerializerBuilder().JsonCompatible().Build().Serialize(new DeserializerBuilder().Build().Deserialize<object?>(yaml));
            return JsonNode.Parse(json) as JsonObject;
        }
        catch (YamlDotNet.Core.YamlException)
        {
            // A case of broken YAML: no review can be made of it.
            return null;
        }
    }

    private static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "MeshService.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Run it within a checkout: MeshService.sln is above nothing here.");
        }

        return folder;
    }
}
