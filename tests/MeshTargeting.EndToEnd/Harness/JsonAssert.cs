using System.Text.Json;
using System.Text.Json.Nodes;

namespace MeshTargeting.EndToEnd.Harness;

/// <summary>Compares JSON by what it means: the order of an object's members does not count.</summary>
internal static class JsonAssert
{
    public static void Equal(string expected, JsonElement actual) => Equal(JsonNode.Parse(expected), actual);

    public static void Equal(JsonNode? expected, JsonElement actual)
    {
        JsonElement wanted = JsonSerializer.SerializeToElement(expected);
        Assert.True(JsonElement.DeepEquals(wanted, actual), $"Expected: {wanted.GetRawText()}\nActual:   {actual.GetRawText()}");
    }

    public static void Equal(JsonElement expected, JsonElement actual) =>
        Assert.True(JsonElement.DeepEquals(expected, actual), $"Expected: {expected.GetRawText()}\nActual:   {actual.GetRawText()}");
}
