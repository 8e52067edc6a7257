using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using MeshTargeting.Reports.Json.Diff;
using MeshTargeting.Reports.Json.Inspect;

namespace MeshTargeting.Reports.Json;

/// <summary>Writes reports as JSON: indented, in UTF-8, without escapes that JSON does not ask for.</summary>
[JsonSerializable(typeof(CheckReport))]
[JsonSerializable(typeof(FixReport))]
[JsonSerializable(typeof(GenerateReport))]
[JsonSerializable(typeof(ResolveReport))]
[JsonSerializable(typeof(RuleReport))]
[JsonSerializable(typeof(TestReport))]
[JsonSerializable(typeof(WhyReport))]
[JsonSerializable(typeof(InspectDataplaneReport))]
[JsonSerializable(typeof(InspectPolicyReport))]
[JsonSerializable(typeof(InspectMeshServiceReport))]
[JsonSerializable(typeof(DiffReport))]
public sealed partial class ReportJson : JsonSerializerContext
{
    /// <summary>The version of all shapes of reports.</summary>
    public const string ApiVersion = "meshservice.io/v1";

    /// <summary>The context to write and read reports with.</summary>
    public static readonly ReportJson Indented = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // Reports are files and answers of their own, never parts of an HTML page: "<" and "é" may stand as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    });

    /// <summary>A report of <c>check</c> as UTF-8, with a line feed at the end.</summary>
    public static byte[] Write(CheckReport report) => Write(report, Indented.CheckReport);

    /// <summary>A report of <c>fix</c> as UTF-8, with a line feed at the end.</summary>
    public static byte[] Write(FixReport report) => Write(report, Indented.FixReport);

    /// <summary>A report of <c>generate</c> as UTF-8, with a line feed at the end.</summary>
    public static byte[] Write(GenerateReport report) => Write(report, Indented.GenerateReport);

    /// <summary>A report of <c>resolve</c> as UTF-8, with a line feed at the end.</summary>
    public static byte[] Write(ResolveReport report) => Write(report, Indented.ResolveReport);

    /// <summary>The catalogue of rules as UTF-8, with a line feed at the end.</summary>
    public static byte[] Write(RuleReport report) => Write(report, Indented.RuleReport);

    /// <summary>A report of <c>test</c> as UTF-8, with a line feed at the end.</summary>
    public static byte[] Write(TestReport report) => Write(report, Indented.TestReport);

    /// <summary>A report of <c>why</c> as UTF-8, with a line feed at the end.</summary>
    public static byte[] Write(WhyReport report) => Write(report, Indented.WhyReport);

    /// <summary>A report of <c>inspect dataplane</c> as UTF-8, with a line feed at the end.</summary>
    public static byte[] Write(InspectDataplaneReport report) => Write(report, Indented.InspectDataplaneReport);

    /// <summary>A report of <c>inspect policy</c> as UTF-8, with a line feed at the end.</summary>
    public static byte[] Write(InspectPolicyReport report) => Write(report, Indented.InspectPolicyReport);

    /// <summary>A report of <c>inspect meshservice</c> as UTF-8, with a line feed at the end.</summary>
    public static byte[] Write(InspectMeshServiceReport report) => Write(report, Indented.InspectMeshServiceReport);

    /// <summary>A report of <c>diff</c> as UTF-8, with a line feed at the end.</summary>
    public static byte[] Write(DiffReport report) => Write(report, Indented.DiffReport);

    private static byte[] Write<T>(T report, JsonTypeInfo<T> shape) => [.. JsonSerializer.SerializeToUtf8Bytes(report, shape), (byte)'\n'];
}
