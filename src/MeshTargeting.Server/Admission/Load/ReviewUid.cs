using System.Text.Json;

namespace MeshTargeting.Server.Admission.Load;

/// <summary>
/// Finds the uid of a review in the beginning of its body: who has no room for the whole can answer all the same, and whoever applied the
/// object is not left with a failed call.
/// </summary>
internal static class ReviewUid
{
    /// <summary>The uid; null where it does not stand in the beginning.</summary>
    /// <param name="beginning">The first bytes; API servers write the uid before the object.</param>
    public static string? Find(ReadOnlySpan<byte> beginning)
    {
        var reader = new Utf8JsonReader(beginning, isFinalBlock: false, default);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName)
                {
                    continue;
                }

                var isUid = reader.CurrentDepth == 2 && reader.ValueTextEquals("uid"u8);
                var isRequest = reader.CurrentDepth == 1 && reader.ValueTextEquals("request"u8);
                if (isUid)
                {
                    return reader.Read() && reader.TokenType == JsonTokenType.String && reader.GetString() is { Length: > 0 } uid ? uid : null;
                }

                if (!isRequest && !reader.TrySkip())
                {
                    return null;
                }
            }

            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
