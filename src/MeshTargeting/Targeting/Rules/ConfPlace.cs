using MeshTargeting.Resources;

namespace MeshTargeting.Targeting.Rules;

/// <summary>The place from which a value of an effective configuration comes.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Path">
/// The path in its manifest, for example <c>spec.to[0].default.http.requestTimeout</c>; it does not stand there where the value is a
/// default that Kuma fills in.
/// </param>
public sealed record ConfPlace(Resource Policy, string Path);
