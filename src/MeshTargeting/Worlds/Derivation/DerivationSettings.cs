using MeshTargeting.Resources;

namespace MeshTargeting.Worlds.Derivation;

/// <summary>What derivation has to know of the control plane.</summary>
public sealed record DerivationSettings
{
    /// <summary>The zone, which becomes a tag of every inbound; empty for none.</summary>
    public string Zone { get; init; } = ControlPlane.DefaultZone;

    /// <summary>The namespace of the control plane, whose Pods are not injected unless its Namespace says so.</summary>
    public string SystemNamespace { get; init; } = "kuma-system";

    /// <summary>
    /// Inbounds carry no tags, and MeshServices select proxies by labels: Kuma 2.14's <c>experimental.inboundTagsDisabled</c>, and
    /// how 3.0 always is.
    /// </summary>
    public bool InboundTagsDisabled { get; init; }

    /// <summary>The annotation <c>kuma.io/mesh</c> is read beside the label (no longer in 3.0).</summary>
    public bool MeshAnnotation { get; init; } = true;

    /// <summary>The settings that go with a World's options.</summary>
    public static DerivationSettings Of(WorldOptions options) => new()
    {
        Zone = options.Zone ?? ControlPlane.DefaultZone,
        SystemNamespace = options.SystemNamespace,
        InboundTagsDisabled = !options.Semantics.ServiceTagSelectors,
        MeshAnnotation = options.Semantics.MeshAnnotation,
    };
}
