using System.Diagnostics;

namespace MeshTargeting.Server.Telemetry;

/// <summary>The steps of a review as spans. Where nobody traces there are none, and they cost nothing.</summary>
internal static class ReviewTrace
{
    /// <summary>The name of the source of these spans.</summary>
    public const string SourceName = ServerMetrics.MeterName;

    /// <summary>The body is received and read.</summary>
    public const string Read = "review.read";

    /// <summary>The engine is asked.</summary>
    public const string Judge = "review.judge";

    /// <summary>The answer is written.</summary>
    public const string Answer = "review.answer";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Begins a step; disposing of it ends it.</summary>
    public static Activity? Step(string name) => Source.StartActivity(name);
}
