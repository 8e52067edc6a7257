using k8s.LeaderElection;

namespace MeshTargeting.Server.LeaderElection;

/// <summary>A lock whose failures are told; the elector keeps most of them to itself, a missing permission among them.</summary>
internal sealed class WatchedLock(ILock inner, Action<Exception> failed) : ILock
{
    public string Identity => inner.Identity;

    public Task<LeaderElectionRecord> GetAsync(CancellationToken cancellationToken = default) => TellAsync(inner.GetAsync(cancellationToken));

    public Task<bool> CreateAsync(LeaderElectionRecord record, CancellationToken cancellationToken = default) =>
        TellAsync(inner.CreateAsync(record, cancellationToken));

    public Task<bool> UpdateAsync(LeaderElectionRecord record, CancellationToken cancellationToken = default) =>
        TellAsync(inner.UpdateAsync(record, cancellationToken));

    public string Describe() => inner.Describe();

    private async Task<T> TellAsync<T>(Task<T> attempt)
    {
        try
        {
            return await attempt;
        }
        catch (Exception e)
        {
            failed(e);
            throw;
        }
    }
}
