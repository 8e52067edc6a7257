namespace MeshTargeting.Server.Access;

/// <summary>Whether a caller may see what an endpoint shows.</summary>
internal abstract record AccessDecision
{
    private AccessDecision()
    {
    }

    /// <summary>They may.</summary>
    public sealed record Allowed : AccessDecision
    {
        public static readonly Allowed Instance = new();
    }

    /// <summary>Nobody knows who they are.</summary>
    /// <param name="Reason">Why not, for them to read.</param>
    /// <param name="TokenGiven">Whether they gave a token, and it was no good.</param>
    public sealed record Unauthenticated(string Reason, bool TokenGiven) : AccessDecision;

    /// <summary>They may not.</summary>
    /// <param name="Reason">Why not, for them to read.</param>
    public sealed record Forbidden(string Reason) : AccessDecision;

    /// <summary>It cannot be said now: nobody is let in by a failure.</summary>
    /// <param name="Reason">Why not, for them to read.</param>
    public sealed record Unknown(string Reason) : AccessDecision;
}
