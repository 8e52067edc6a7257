using MeshTargeting.Resources;

namespace MeshTargeting.Targeting;

/// <summary>What a reference is for; each is resolved in its own way.</summary>
public enum ReferenceRole
{
    /// <summary><c>spec.targetRef</c>: the proxies to which a policy applies.</summary>
    TopLevel,

    /// <summary><c>spec.to[].targetRef</c>: the destinations to which a policy applies.</summary>
    To,

    /// <summary><c>spec.from[].targetRef</c>: the clients to which a policy applies.</summary>
    From,

    /// <summary><c>backendRefs[]</c> of a route: where traffic goes.</summary>
    Backend,

    /// <summary><c>requestMirror.backendRef</c> of a route: where a copy of the traffic goes.</summary>
    Mirror,
}

/// <summary>A targetRef or backendRef, and where it stands.</summary>
/// <param name="From">The policy that holds it.</param>
/// <param name="Path">The place in the manifest, for example <c>spec.to[0].rules[1].default.backendRefs[0]</c>.</param>
/// <param name="Ref">
/// The reference; a <see cref="BackendRef"/> for <see cref="ReferenceRole.Backend"/> and <see cref="ReferenceRole.Mirror"/>.
/// </param>
/// <param name="Role">What it is for.</param>
public sealed record Reference(Resource From, string Path, TargetRef Ref, ReferenceRole Role)
{
    /// <summary>True for what a route sends traffic to.</summary>
    public bool IsBackend => Role is ReferenceRole.Backend or ReferenceRole.Mirror;

    /// <summary>The port of a backendRef, by number; null where it has none.</summary>
    public uint? Port => (Ref as BackendRef)?.Port;

    /// <summary>The name; empty where the reference has none (an empty name counts as none, as in Kuma).</summary>
    public string Name => Ref.Name ?? "";

    /// <summary>The section; empty where the reference has none.</summary>
    public string SectionName => Ref.SectionName ?? "";

    /// <summary>The labels, where the reference selects by labels; null where it goes by name (empty labels count as none).</summary>
    public IReadOnlyDictionary<string, string>? Labels => Ref.Labels is { Count: > 0 } labels ? labels : null;

    /// <summary>
    /// True where Kuma goes by the inbound tag kuma.io/service although the reference names a MeshService: mirrors, and backends without
    /// port and sectionName (targetref.go, ReferencesRealObject).
    /// </summary>
    public bool GoesByServiceTag => Role switch
    {
        ReferenceRole.Mirror => true,
        ReferenceRole.Backend => Ref.Kind == "MeshServiceSubset" || (Ref.Kind == "MeshService" && SectionName.Length == 0 && Port is null),
        _ => false,
    };

    /// <summary>
    /// True for the name that a conversion from Gateway API writes for a backend that it could not resolve: nothing is amiss here.
    /// </summary>
    public bool IsMarkedUnresolved => Ref.Name == LegacyServices.UnresolvedBackend;
}
