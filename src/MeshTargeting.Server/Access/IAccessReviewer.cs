namespace MeshTargeting.Server.Access;

/// <summary>Decides whether the bearer of a token may do something.</summary>
internal interface IAccessReviewer
{
    /// <summary>The decision; never an exception, unless the caller gives up.</summary>
    Task<AccessDecision> DecideAsync(AccessQuestion question, CancellationToken cancellation);
}
