using System.Text.Json;

namespace MeshTargeting.Server.Cluster.Json;

/// <summary>What a line of a watch tells.</summary>
internal enum WatchEventType
{
    /// <summary>An object is there, new or changed.</summary>
    Put,

    /// <summary>An object is gone.</summary>
    Deleted,

    /// <summary>Nothing happened up to a resourceVersion.</summary>
    Bookmark,

    /// <summary>The watch cannot go on.</summary>
    Error,
}

/// <summary>A line of a watch.</summary>
/// <param name="Type">What it tells.</param>
/// <param name="Object">Where its object stands in the text.</param>
internal readonly record struct WatchEvent(WatchEventType Type, Range Object)
{
    /// <exception cref="JsonException">It is no event.</exception>
    public static WatchEvent Read(ReadOnlySpan<byte> utf8)
    {
        WatchEventType? type = null;
        Range? found = null;
        var reader = new Utf8JsonReader(utf8, ObjectIdentity.Lenient);
        while (JsonMembers.Next(ref reader, depth: 1))
        {
            if (reader.ValueTextEquals("type"u8))
            {
                type = TypeOf(JsonMembers.Text(ref reader));
            }
            else if (reader.ValueTextEquals("object"u8))
            {
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                found = start..(int)reader.BytesConsumed;
            }
            else
            {
                reader.Skip();
            }
        }

        return type is { } known && found is { } range ? new WatchEvent(known, range) : throw new JsonException("the line is no event of a watch");
    }

    private static WatchEventType? TypeOf(string text) => text switch
    {
        "ADDED" or "MODIFIED" => WatchEventType.Put,
        "DELETED" => WatchEventType.Deleted,
        "BOOKMARK" => WatchEventType.Bookmark,
        "ERROR" => WatchEventType.Error,
        _ => null,
    };
}
