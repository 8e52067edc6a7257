using System.Text.Json;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Conformance.Targeting.Rules;

/// <summary>Configurations of the corpus's JSON.</summary>
internal static class ConfJson
{
    /// <summary>JSON as a configuration that comes from nowhere.</summary>
    /// <param name="json">The value.</param>
    /// <param name="keep">Whether Go would write a field of an object; null for all.</param>
    public static ConfValue Read(JsonElement json, Func<string, JsonElement, bool>? keep = null) => json.ValueKind switch
    {
        JsonValueKind.Object => new ConfObject(
            [.. json.EnumerateObject()
                .Where(f => keep is null || keep(f.Name, f.Value))
                .Select(f => KeyValuePair.Create(f.Name, Read(f.Value, keep)))]),
        JsonValueKind.Array => new ConfList([.. json.EnumerateArray().Select(v => Read(v, keep))]),
        _ => new ConfScalar(json),
    };
}
