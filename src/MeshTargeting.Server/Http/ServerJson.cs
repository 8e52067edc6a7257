using System.Text.Json.Serialization;
using MeshTargeting.Server.Admission;
using MeshTargeting.Server.Health;

namespace MeshTargeting.Server.Http;

/// <summary>Source-generated metadata of the server's own answers.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AdmissionReview))]
[JsonSerializable(typeof(Readiness))]
[JsonSerializable(typeof(VersionInfo))]
internal sealed partial class ServerJson : JsonSerializerContext;
