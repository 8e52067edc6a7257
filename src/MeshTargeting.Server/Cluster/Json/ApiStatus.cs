using System.Text.Json;

namespace MeshTargeting.Server.Cluster.Json;

/// <summary>The API server's account of a failure.</summary>
/// <param name="Code">The status code of HTTP; 0 where it gives none.</param>
/// <param name="Message">Its words, cut where they are long; empty where it has none.</param>
internal readonly record struct ApiStatus(int Code, string Message)
{
    private const int Longest = 300;

    /// <summary>Reads a Status; what is none gives an empty one.</summary>
    public static ApiStatus Read(ReadOnlySpan<byte> utf8)
    {
        var (code, message) = (0, "");
        try
        {
            var reader = new Utf8JsonReader(utf8);
            while (JsonMembers.Next(ref reader, depth: 1))
            {
                if (reader.ValueTextEquals("message"u8))
                {
                    message = JsonMembers.Text(ref reader);
                }
                else if (reader.ValueTextEquals("code"u8) && reader.Read() && reader.TokenType == JsonTokenType.Number)
                {
                    code = reader.GetInt32();
                }
                else
                {
                    reader.Skip();
                }
            }
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            // Proxies answer with pages of HTML; then the status code has to do.
        }

        return new ApiStatus(code, message.Length > Longest ? message[..Longest] + "…" : message);
    }
}
