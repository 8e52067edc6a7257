using MeshTargeting.Resources;

namespace MeshTargeting.Server.Controllers.Cluster;

/// <summary>What became of a write: one of the closed set below.</summary>
internal abstract record WriteOutcome
{
    private WriteOutcome()
    {
    }

    /// <summary>One word for it, for metrics.</summary>
    public abstract string Label { get; }

    /// <summary>It is done, or there was nothing to do.</summary>
    /// <param name="Current">The resource as it is stored now; null where it is gone.</param>
    public sealed record Written(Resource? Current) : WriteOutcome
    {
        public override string Label => "written";
    }

    /// <summary>The object is not, or no longer, as it was thought to be. The World will bring the news.</summary>
    public sealed record Stale : WriteOutcome
    {
        public static readonly Stale Instance = new();

        public override string Label => "stale";
    }

    /// <summary>It may not be: a webhook, a quota, a missing right, a value that the definition forbids. The same will be refused again.</summary>
    /// <param name="Reason">Why, for people; without a full stop.</param>
    public sealed record Refused(string Reason) : WriteOutcome
    {
        public override string Label => "refused";
    }

    /// <summary>The API server could not do it at present.</summary>
    /// <param name="Reason">Why, for people; without a full stop.</param>
    /// <param name="RetryAfter">When to try again; null where it has not said.</param>
    public sealed record Unavailable(string Reason, TimeSpan? RetryAfter) : WriteOutcome
    {
        public override string Label => "unavailable";
    }
}
