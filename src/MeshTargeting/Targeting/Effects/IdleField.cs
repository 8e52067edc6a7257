using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Targeting.Effects;

/// <summary>A part of a configuration that is set and has no effect on a port, because of the port's protocol.</summary>
/// <param name="Path">The field within the configuration, for example <c>http</c> or <c>local.http</c>.</param>
/// <param name="Value">What is set.</param>
/// <param name="WorksAt">Where it would have an effect, for example <c>http, http2 or grpc</c>.</param>
public sealed record IdleField(string Path, ConfValue Value, string WorksAt);
