namespace MeshTargeting.Server.Tests.Telemetry;

/// <summary>
/// Meters of one name are all heard by every server in the process, those of other tests included: tests that look at what
/// <c>/metrics</c> counts run when no others do.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class UndisturbedMetrics
{
    public const string Name = "Metrics";
}
