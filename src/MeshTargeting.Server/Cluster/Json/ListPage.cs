using System.Text.Json;

namespace MeshTargeting.Server.Cluster.Json;

/// <summary>A page of a list.</summary>
/// <param name="Version">The resourceVersion of the list: what happens after it a watch tells.</param>
/// <param name="Next">What asks for the page after it; empty for the last.</param>
/// <param name="Items">Where the objects stand in the text.</param>
internal sealed record ListPage(string Version, string Next, IReadOnlyList<Range> Items)
{
    /// <exception cref="JsonException">It is no list.</exception>
    public static ListPage Read(ReadOnlySpan<byte> utf8)
    {
        var (version, next) = ("", "");
        var items = new List<Range>();
        var reader = new Utf8JsonReader(utf8, ObjectIdentity.Lenient);
        while (JsonMembers.Next(ref reader, depth: 1))
        {
            if (reader.ValueTextEquals("metadata"u8))
            {
                while (JsonMembers.Next(ref reader, depth: 2))
                {
                    if (reader.ValueTextEquals("resourceVersion"u8))
                    {
                        version = JsonMembers.Text(ref reader);
                    }
                    else if (reader.ValueTextEquals("continue"u8))
                    {
                        next = JsonMembers.Text(ref reader);
                    }
                    else
                    {
                        reader.Skip();
                    }
                }
            }
            else if (reader.ValueTextEquals("items"u8))
            {
                ReadItems(ref reader, items);
            }
            else
            {
                reader.Skip();
            }
        }

        return version.Length > 0 ? new ListPage(version, next, items) : throw new JsonException("the list has no resourceVersion");
    }

    private static void ReadItems(ref Utf8JsonReader reader, List<Range> items)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            // Go writes null for a list without members.
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            items.Add(start..(int)reader.BytesConsumed);
        }
    }
}
