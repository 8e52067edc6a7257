using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>Which clients may reach a service (pkg/plugins/policies/meshtrafficpermission).</summary>
public sealed record MeshTrafficPermissionSpec : IPolicySpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<MeshTrafficPermissionSpec> Descriptor =
        new(static () => ModelJson.Default.MeshTrafficPermissionSpec)
        {
            Name = "MeshTrafficPermission",
            Plural = "meshtrafficpermissions",
            ShortName = "mtp",
            IsPolicy = true,
            Description = "MeshTrafficPermission says which clients may reach a service.",
            PrinterColumns = PrinterColumn.OfTargetRef,
        };

    /// <inheritdoc />
    [Doc("The proxies that this policy is for; all proxies of the mesh when absent.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>Permissions for incoming traffic, by client; deprecated in favour of <see cref="Rules"/>.</summary>
    [Until("3.0")]
    [Doc("Permissions for incoming traffic, by client. Deprecated: use rules.")]
    public IReadOnlyList<MeshTrafficPermissionFrom>? From { get; init; }

    /// <summary>Permissions for incoming traffic.</summary>
    [Doc("Permissions for incoming traffic.")]
    public IReadOnlyList<MeshTrafficPermissionRule>? Rules { get; init; }

    IReadOnlyList<IPolicyItem>? IPolicySpec.FromItems => From;

    IReadOnlyList<IPolicyItem>? IPolicySpec.RuleItems => Rules;
}

/// <summary>The permission of a client.</summary>
public sealed record MeshTrafficPermissionFrom : IPolicyItem
{
    /// <inheritdoc />
    [Required]
    [Doc("The client of the traffic.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>What the client may.</summary>
    [Doc("What the client may.")]
    public MeshTrafficPermissionAction? Default { get; init; }
}

/// <summary>Permissions for incoming traffic.</summary>
public sealed record MeshTrafficPermissionRule : IPolicyItem
{
    /// <summary>Which clients are let in.</summary>
    [Required]
    [Doc("Which clients are let in.")]
    public MeshTrafficPermissionConf? Default { get; init; }
}

/// <summary>What a client may.</summary>
public sealed record MeshTrafficPermissionAction
{
    /// <summary>Allow, Deny or AllowWithShadowDeny (let in, but logged as denied).</summary>
    [OneOf("Allow", "Deny", "AllowWithShadowDeny")]
    [Doc("Allow, Deny, or AllowWithShadowDeny, which lets the client in and logs that Deny would not.")]
    public string? Action { get; init; }
}

/// <summary>Which clients are let in; a client that no list matches is not, and one of <see cref="Deny"/> never.</summary>
public sealed record MeshTrafficPermissionConf
{
    /// <summary>Clients that are kept out, whatever else allows them.</summary>
    [Doc("Clients that are kept out, whatever else allows them.")]
    public IReadOnlyList<Match>? Deny { get; init; }

    /// <summary>Clients that are let in.</summary>
    [Doc("Clients that are let in.")]
    public IReadOnlyList<Match>? Allow { get; init; }

    /// <summary>Clients that are let in, but logged as denied.</summary>
    [Doc("Clients that are let in, with a log that they would be kept out if they stood under deny.")]
    public IReadOnlyList<Match>? AllowWithShadowDeny { get; init; }
}
