using System.Text.Json;

namespace MeshTargeting.Server.Cluster.Json;

/// <summary>Walks over the members of JSON objects without building anything of what is passed over.</summary>
internal static class JsonMembers
{
    /// <summary>Goes to the next member's name; false at the end of the object.</summary>
    /// <param name="reader">Before the object's start, or behind a member's value.</param>
    /// <param name="depth">How deep the object is nested, 1 for the outermost.</param>
    /// <exception cref="JsonException">There is no object.</exception>
    public static bool Next(ref Utf8JsonReader reader, int depth)
    {
        if (!reader.Read())
        {
            return false;
        }

        if (reader.TokenType == JsonTokenType.StartObject && reader.CurrentDepth == depth - 1)
        {
            reader.Read();
        }

        return reader.TokenType switch
        {
            JsonTokenType.PropertyName => true,
            JsonTokenType.EndObject => false,
            _ => throw new JsonException($"expected an object, not {reader.TokenType}"),
        };
    }

    /// <summary>The value of the member whose name was read last, where it is a string; empty where it is not.</summary>
    public static string Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString()!;
        }

        reader.Skip();
        return "";
    }
}
