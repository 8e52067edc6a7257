using System.Text.Json.Nodes;

namespace MeshTargeting.Server.Tests.Cluster.Protocol;

/// <summary>A request that writes something.</summary>
internal sealed record WriteRequest(string Method, string Path, string ContentType, JsonObject Body);
