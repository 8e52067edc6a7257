using MeshTargeting.Server.Admission;
using MeshTargeting.Server.Admission.Load;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.State;

namespace MeshTargeting.Server.Tests.Harness;

/// <summary>Asks the reviewer itself, which has all the time that it wants and nobody to ask.</summary>
internal static class Judge
{
    public static TimeLeft Unhurried => new(TimeProvider.System, TimeSpan.FromMinutes(1));

    public static AdmissionResponse Review(ServerOptions options, WorldState state, AdmissionRequest request)
    {
        using var measured = new MeasuredServer();
        return new Reviewer(options, state, new LiveReferences(new NoLiveLookup(), measured.Metrics), TimeProvider.System).Review(request, Unhurried);
    }
}
