using System.Text.Json.Serialization;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Resources;

/// <summary>Source-generated metadata of every declared record: the engine reads nothing by run-time reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MeshServiceSpec))]
[JsonSerializable(typeof(MeshServiceStatus))]
public sealed partial class ModelJson : JsonSerializerContext;
