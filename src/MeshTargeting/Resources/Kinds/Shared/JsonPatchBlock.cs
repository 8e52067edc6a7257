using System.Text.Json;
using System.Text.Json.Serialization;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>One operation of a JSON patch (api/common/v1alpha1/jsonpatch.go).</summary>
public sealed record JsonPatchBlock
{
    /// <summary>add, remove, replace, move or copy.</summary>
    [Required]
    [OneOf("add", "remove", "replace", "move", "copy")]
    [Doc("The operation: add, remove, replace, move or copy.")]
    public string? Op { get; init; }

    /// <summary>Where it takes effect, a JSON pointer.</summary>
    [Required]
    [Doc("JSON pointer to where the operation takes effect.")]
    public string? Path { get; init; }

    /// <summary>What is put there: any JSON, also null; for add and replace alone. Null where it is left out.</summary>
    [JsonConverter(typeof(OpenJsonConverter))]
    [Doc("What is put there, any JSON; only with add and replace.")]
    public JsonElement? Value { get; init; }

    /// <summary>From where the value is taken, a JSON pointer; for move and copy alone.</summary>
    [Doc("JSON pointer to where the value is taken from; only with move and copy.")]
    public string? From { get; init; }
}
