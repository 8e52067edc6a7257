using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MeshTargeting.Server.Inspect.Answers;

/// <summary>What a request is answered with: a status and a JSON document, written once and sent as often as it is asked for.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Json">The document, in UTF-8.</param>
internal sealed record Answer(int Status, byte[] Json)
{
    public static Answer Of<T>(T value, JsonTypeInfo<T> type) => new(StatusCodes.Status200OK, JsonSerializer.SerializeToUtf8Bytes(value, type));

    public static implicit operator Answer(KumaError error) => new(error.Status, JsonSerializer.SerializeToUtf8Bytes(error, InspectJson.Default.KumaError));
}
