using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Internal;

namespace MeshTargeting.Server.Access;

/// <summary>
/// Remembers decisions for a short while, so that a page with many questions costs the API server one. What could not be decided is
/// asked again each time. Tokens are known by their hashes alone, and the whole never takes more than a certain room.
/// </summary>
internal sealed class RememberedAccess(IAccessReviewer reviewer, TimeProvider time, long limit = RememberedAccess.DefaultLimit) : IAccessReviewer, IDisposable
{
    /// <summary>How long a decision holds: also how long a token that was taken back still works. Kubernetes' own servers take as long.</summary>
    public static readonly TimeSpan Holds = TimeSpan.FromSeconds(10);

    /// <summary>How many bytes are kept, roughly.</summary>
    private const long DefaultLimit = 4 * 1024 * 1024;

    /// <summary>What an entry takes besides its path, roughly.</summary>
    private const int Overhead = 512;

    private readonly MemoryCache _decisions = new(new MemoryCacheOptions { SizeLimit = limit, Clock = new Clock(time) });

    /// <summary>How many decisions are remembered.</summary>
    public int Count => _decisions.Count;

    public async Task<AccessDecision> DecideAsync(AccessQuestion question, CancellationToken cancellation)
    {
        var key = new Key(question.TokenHash, question.Verb, question.Path);
        if (_decisions.TryGetValue(key, out AccessDecision? remembered))
        {
            return remembered!;
        }

        var decision = await reviewer.DecideAsync(question, cancellation);
        if (decision is not AccessDecision.Unknown)
        {
            using var entry = _decisions.CreateEntry(key);
            entry.AbsoluteExpirationRelativeToNow = Holds;
            entry.Size = Overhead + (sizeof(char) * question.Path.Length);
            entry.Value = decision;
        }

        return decision;
    }

    public void Dispose() => _decisions.Dispose();

    private readonly record struct Key(string TokenHash, string Verb, string Path);

    /// <summary>Time as it passes, and not what the clock shows: one that is put back would let a token that was taken back work on.</summary>
    private sealed class Clock(TimeProvider time) : ISystemClock
    {
        private readonly long _began = time.GetTimestamp();

        public DateTimeOffset UtcNow => DateTimeOffset.UnixEpoch + time.GetElapsedTime(_began);
    }
}
