using System.Text.Json.Serialization;

namespace MeshTargeting.Server.Admission;

/// <summary>
/// Source-generated metadata of reviews. An object may be 64 levels deep and stands on the third level of its review; a key that
/// stands twice makes a review unreadable, because the two ends might take different ones.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowDuplicateProperties = false,
    MaxDepth = 66)]
[JsonSerializable(typeof(AdmissionReview))]
internal sealed partial class AdmissionJson : JsonSerializerContext;
