using System.Text.Json.Serialization;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Kubernetes;

namespace MeshTargeting.Resources;

/// <summary>Source-generated metadata of every declared record: the engine reads nothing by run-time reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DaemonSetSpec))]
[JsonSerializable(typeof(DataplaneSpec))]
[JsonSerializable(typeof(DeploymentSpec))]
[JsonSerializable(typeof(EndpointSliceSpec))]
[JsonSerializable(typeof(MeshServiceSpec))]
[JsonSerializable(typeof(MeshServiceStatus))]
[JsonSerializable(typeof(MeshSpec))]
[JsonSerializable(typeof(NamespaceSpec))]
[JsonSerializable(typeof(PodSpec))]
[JsonSerializable(typeof(PodStatus))]
[JsonSerializable(typeof(ServiceSpec))]
[JsonSerializable(typeof(StatefulSetSpec))]
public sealed partial class ModelJson : JsonSerializerContext;
