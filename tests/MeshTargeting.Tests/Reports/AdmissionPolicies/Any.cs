using System.Text.Json.Nodes;
using CsCheck;

namespace MeshTargeting.Tests.Reports.AdmissionPolicies;

/// <summary>Parts of generated objects.</summary>
internal static class Any
{
    /// <summary>One of some values; what stands there twice comes twice as often.</summary>
    public static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    /// <summary>An object without the members that are null, in copies, so that it can be put anywhere.</summary>
    public static JsonObject Members(params IEnumerable<(string Key, JsonNode? Value)> members) =>
        new(members.Where(m => m.Value is not null).Select(m => KeyValuePair.Create(m.Key, (JsonNode?)m.Value!.DeepClone())));

    /// <summary>What a JSON text says; null for null.</summary>
    public static JsonNode? Json(string? text) => text is null ? null : JsonNode.Parse(text);
}
