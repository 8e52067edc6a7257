namespace MeshTargeting.Resources;

/// <summary>The control plane that manifests are meant for.</summary>
public record ControlPlane
{
    /// <summary>The user as which Kubernetes collects garbage; Kuma always exempts it from its permission checks.</summary>
    public const string GarbageCollector = "system:serviceaccount:kube-system:generic-garbage-collector";

    /// <summary>The zone's name where none was stated.</summary>
    public const string DefaultZone = "default";

    /// <summary>A zone of Kuma 2.14 without a global control plane.</summary>
    public static readonly ControlPlane Default = new();

    /// <summary>The version of Kuma.</summary>
    public KumaSemantics Semantics { get; init; } = KumaSemantics.V2_14;

    /// <summary>The kind of control plane.</summary>
    public ControlPlaneMode Mode { get; init; } = ControlPlaneMode.Zone;

    /// <summary>The zone's name; null where it was not stated, then <see cref="DefaultZone"/> stands in. Without meaning on global.</summary>
    public string? Zone { get; init; }

    /// <summary>The namespace of the control plane.</summary>
    public string SystemNamespace { get; init; } = "kuma-system";

    /// <summary>Whether Kuma's setting <c>multizone.zone.disableOriginLabelValidation</c> is on: then no origin label is demanded or refused.</summary>
    public bool DisableOriginLabelValidation { get; init; }

    /// <summary>
    /// Whether documents of Universal stand for what a control plane has stored already: then they have the labels that are written and
    /// no others, and no services are made of their Dataplanes. Otherwise they are what somebody is about to apply.
    /// </summary>
    public bool UniversalIsStored { get; init; }

    /// <summary>The user as which Kuma's control plane asks the API server.</summary>
    public string User => $"system:serviceaccount:{SystemNamespace}:kuma-control-plane";

    /// <summary>The users that Kuma exempts from its permission checks unless it is told of others.</summary>
    public IReadOnlyList<string> PrivilegedUsers => [User, GarbageCollector];

    /// <summary>Whether it is the global control plane.</summary>
    public bool IsGlobal => Mode == ControlPlaneMode.Global;

    /// <summary>
    /// Whether resources with this origin are made on this control plane rather than synchronised to it (IsLocallyOriginated in
    /// pkg/core/resources/model/resource.go).
    /// </summary>
    /// <param name="origin">The value of the label <c>kuma.io/origin</c>; null where there is none.</param>
    public bool IsOriginOf(string? origin) => string.IsNullOrEmpty(origin) || origin == (IsGlobal ? "global" : "zone");
}

/// <summary>The kinds of control planes.</summary>
public enum ControlPlaneMode
{
    /// <summary>A zone without a global control plane.</summary>
    Zone,

    /// <summary>A zone that a global control plane federates.</summary>
    FederatedZone,

    /// <summary>The global control plane.</summary>
    Global,
}
