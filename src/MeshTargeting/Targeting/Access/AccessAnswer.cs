using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Targeting.Access;

/// <summary>Whether a client is let in.</summary>
public enum AccessVerdict
{
    /// <summary>It is.</summary>
    Allowed,

    /// <summary>It is not.</summary>
    Denied,

    /// <summary>It cannot be told from manifests.</summary>
    Unknown,
}

/// <summary>Whether an inbound lets a client in, and what decides it.</summary>
/// <param name="Verdict">Whether it does.</param>
/// <param name="Why">What decides it; a sentence without a full stop.</param>
/// <param name="Place">The permission that decides it; null where none does, because nothing is asked or nothing fits.</param>
public sealed record AccessAnswer(AccessVerdict Verdict, string Why, ConfPlace? Place = null)
{
    /// <summary>Whether the client is let in and logged as if it were not.</summary>
    public bool IsShadowDenied { get; init; }
}
