using MeshTargeting.Resources;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Comparing.Changes;

/// <summary>Others may call the proxies than before (MeshTrafficPermission).</summary>
public sealed record AccessChange : Change
{
    /// <summary>Permissions that are new, or gone where they kept clients out: access opens.</summary>
    public required IReadOnlyList<AccessRule> Opens { get; init; }

    /// <summary>Permissions that are gone, or new where they keep clients out: access closes.</summary>
    public required IReadOnlyList<AccessRule> Closes { get; init; }

    /// <summary>Known proxies that may call now and might not before, by identity.</summary>
    public required IReadOnlyList<ResourceId> Admitted { get; init; }

    /// <summary>Known proxies that may call no more, by identity.</summary>
    public required IReadOnlyList<ResourceId> ShutOut { get; init; }

    /// <summary>
    /// How many proxies there are of which can be said whether they might and may call; 0 where of none, and <see cref="Admitted"/> and
    /// <see cref="ShutOut"/> say nothing.
    /// </summary>
    public required int KnownClients { get; init; }

    /// <summary>
    /// False where the input has neither mutual TLS nor a MeshIdentity for the proxies, without which permissions have no effect.
    /// </summary>
    public required bool IsEnforced { get; init; }

    /// <summary>True where no permission is left at all: then Kuma lets nobody in.</summary>
    public required bool LeftWithoutPermission { get; init; }

    /// <summary>True where there was no permission at all before.</summary>
    public required bool WasWithoutPermission { get; init; }
}

/// <summary>What is said to some clients.</summary>
public enum PermissionVerdict
{
    /// <summary>They may call.</summary>
    Allow,

    /// <summary>They may call, and it is logged that they might not.</summary>
    AllowWithShadowDeny,

    /// <summary>They may not.</summary>
    Deny,
}

/// <summary>A permission.</summary>
/// <param name="Verdict">What is said to the clients.</param>
/// <param name="Clients">The clients as people read them: <c>spiffe://default/ns/shop*</c>, <c>kuma.io/service=web</c>; empty for all.</param>
/// <param name="IsGone">True where it is one that is no more.</param>
/// <param name="Place">Where it stands, or stood.</param>
public sealed record AccessRule(PermissionVerdict Verdict, string Clients, bool IsGone, ConfPlace? Place);
