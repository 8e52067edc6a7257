using System.Text.Json.Serialization;
using MeshTargeting.Server.Inspect.Answers;
using MeshTargeting.Server.Inspect.Shapes;

namespace MeshTargeting.Server.Inspect;

/// <summary>Source-generated metadata of the inspect API's answers.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HostnameList))]
[JsonSerializable(typeof(InboundPolicyConfs))]
[JsonSerializable(typeof(InspectRules))]
[JsonSerializable(typeof(KumaError))]
[JsonSerializable(typeof(Layout))]
[JsonSerializable(typeof(PolicyConfs))]
[JsonSerializable(typeof(ResourceList))]
[JsonSerializable(typeof(RouteList))]
internal sealed partial class InspectJson : JsonSerializerContext;
