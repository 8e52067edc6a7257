using System.Text.Encodings.Web;
using System.Text.Json;

namespace MeshTargeting.Findings;

/// <summary>Values as the JSON texts that edits hold.</summary>
public static class JsonText
{
    /// <summary>A string in quotes, with nothing escaped that need not be.</summary>
    public static string Of(string value) => $"\"{JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
