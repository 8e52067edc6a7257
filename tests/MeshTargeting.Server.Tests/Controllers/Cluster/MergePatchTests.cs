using System.Text.Json.Nodes;
using CsCheck;
using MeshTargeting.Server.Controllers.Cluster;

namespace MeshTargeting.Server.Tests.Controllers.Cluster;

public class MergePatchTests
{
    [Theory]
    [InlineData("""{"a":1}""", """{"a":1}""", "{}")]
    [InlineData("""{"a":1}""", """{"a":2}""", """{"a":2}""")]
    [InlineData("{}", """{"a":{"b":1}}""", """{"a":{"b":1}}""")]
    [InlineData("""{"a":1,"b":2}""", """{"b":2}""", """{"a":null}""")]
    [InlineData("""{"a":{"b":1,"c":2}}""", """{"a":{"b":1,"c":3}}""", """{"a":{"c":3}}""")]
    [InlineData("""{"a":{"b":1}}""", """{"a":{}}""", """{"a":{"b":null}}""")]
    [InlineData("""{"a":{"b":1}}""", """{"a":1}""", """{"a":1}""")]
    [InlineData("""{"a":1}""", """{"a":{"b":1}}""", """{"a":{"b":1}}""")]
    [InlineData("""{"a":[{"b":1},{"b":2}]}""", """{"a":[{"b":1},{"b":3}]}""", """{"a":[{"b":1},{"b":3}]}""")]
    public void has_what_changes_and_null_for_what_goes(string before, string after, string patch) =>
        Assert.Equal(patch, MergePatch.Between(Object(before), Object(after)).ToJsonString());

    [Fact]
    public void a_patch_makes_of_what_was_what_is_to_be() => Gen.Select(Objects(3), Objects(3)).Sample((before, after) =>
    {
        var patched = Apply(Object(before), MergePatch.Between(Object(before), Object(after)));
        Assert.True(JsonNode.DeepEquals(Object(after), patched), $"{before} -> {after}: {patched.ToJsonString()}");
    });

    /// <summary>As RFC 7386 says it in section 2.</summary>
    private static JsonObject Apply(JsonObject target, JsonObject patch)
    {
        foreach (var (key, value) in patch)
        {
            if (value is null)
            {
                target.Remove(key);
            }
            else
            {
                target[key] = value is JsonObject inner ? Apply(target[key] as JsonObject is { } old ? (JsonObject)old.DeepClone() : [], inner) : value.DeepClone();
            }
        }

        return target;
    }

    /// <summary>Objects without null, which no resource has: a merge patch cannot write it.</summary>
    private static Gen<string> Objects(int depth)
    {
        var leaf = OneOf("1", "2", "\"x\"", "[]", "[1,2]", "{}");
        var value = depth == 0 ? leaf : Gen.OneOf(leaf, Objects(depth - 1));
        return Gen.Select(OneOf("a", "b", "c"), value).Array[0, 3].Select(
            members => $"{{{string.Join(',', members.DistinctBy(m => m.Item1).Select(m => $"\"{m.Item1}\":{m.Item2}"))}}}");
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static JsonObject Object(string json) => JsonNode.Parse(json)!.AsObject();
}
