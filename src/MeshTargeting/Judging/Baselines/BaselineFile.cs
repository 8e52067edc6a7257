using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MeshTargeting.Judging.Baselines;

/// <summary>A baseline as a file: JSON, a line a finding, sorted, so that a review shows what came and what went.</summary>
public static class BaselineFile
{
    private const string ApiVersion = "meshservice.io/v1";
    private const string Kind = "Baseline";

    private static readonly BaselineJson Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    });

    /// <summary>The file, with a line feed at the end.</summary>
    public static byte[] Write(Baseline baseline)
    {
        var lines = baseline.Counts.OrderBy(known => known.Key).Select(known => JsonSerializer.Serialize(Entry.Of(known.Key, known.Value), Json.Entry));
        var findings = string.Join(",\n", lines.Select(line => $"    {line}"));
        return Encoding.UTF8.GetBytes(
            $$"""
            {
              "apiVersion": "{{ApiVersion}}",
              "kind": "{{Kind}}",
              "findings": [{{(findings.Length == 0 ? "" : $"\n{findings}\n  ")}}]
            }

            """);
    }

    /// <summary>Reads a file.</summary>
    /// <returns>The baseline; null where the file is none, and then the reason in a sentence without a full stop.</returns>
    public static (Baseline? Baseline, string? Problem) Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            utf8 = utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
            if (JsonSerializer.Deserialize(utf8, Json.Contents) is not { ApiVersion: ApiVersion, Kind: Kind } contents)
            {
                return (null, $"not a baseline: apiVersion {ApiVersion} and kind {Kind} are missing");
            }

            var counts = new Dictionary<FindingKey, int>();
            foreach (var entry in contents.Findings)
            {
                counts[entry.Key] = counts.GetValueOrDefault(entry.Key) + Math.Max(entry.Count, 1);
            }

            return (new Baseline(counts), null);
        }
        catch (JsonException e)
        {
            return (null, $"not a baseline: line {e.LineNumber + 1} cannot be read as JSON of its form");
        }
    }

    internal sealed record Contents
    {
        public string? ApiVersion { get; init; }

        public string? Kind { get; init; }

        public required IReadOnlyList<Entry> Findings { get; init; }
    }

    internal sealed record Entry
    {
        public required string Code { get; init; }

        public required string Subject { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Mesh { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Path { get; init; }

        public required string Message { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public int Count { get; init; }

        [JsonIgnore]
        public FindingKey Key => new(Code, Subject, Mesh ?? "", Path ?? "", Message);

        public static Entry Of(FindingKey key, int count) => new()
        {
            Code = key.Code,
            Subject = key.Subject,
            Mesh = key.Mesh.Length == 0 ? null : key.Mesh,
            Path = key.Path.Length == 0 ? null : key.Path,
            Message = key.Message,
            Count = count == 1 ? 0 : count,
        };
    }
}

/// <summary>How baselines are written and read.</summary>
[JsonSerializable(typeof(BaselineFile.Contents))]
[JsonSerializable(typeof(BaselineFile.Entry))]
internal sealed partial class BaselineJson : JsonSerializerContext;
