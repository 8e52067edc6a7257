namespace MeshTargeting.Server.Http;

/// <summary>
/// The memory for all bodies that are being read and judged. Each is bounded by itself (<see cref="RequestBody.Limit"/>), and many at once
/// by this: one connection of HTTP/2 can bring a hundred of them.
/// </summary>
/// <param name="limit">How many bytes there are; null for <see cref="Default"/>.</param>
internal sealed class BodyBudget(long? limit = null)
{
    /// <summary>Room for twenty of the largest, or thousands of usual ones; a twelfth of what the shipped Deployment may take.</summary>
    public const long Default = 64 * 1024 * 1024;

    private long _left = limit ?? Default;

    /// <summary>How many bytes are left.</summary>
    public long Left => Volatile.Read(ref _left);

    /// <summary>A share for one request, to be disposed of once it is answered; it holds nothing yet.</summary>
    public Share Open() => new(this);

    /// <summary>What one request has taken.</summary>
    internal sealed class Share(BodyBudget budget) : IDisposable
    {
        private long _taken;

        /// <summary>Takes as many bytes more; false, and none are taken, where there are not so many left.</summary>
        public bool TryTake(int bytes)
        {
            if (Interlocked.Add(ref budget._left, -bytes) < 0)
            {
                Interlocked.Add(ref budget._left, bytes);
                return false;
            }

            _taken += bytes;
            return true;
        }

        /// <summary>Gives everything back.</summary>
        public void Dispose()
        {
            Interlocked.Add(ref budget._left, _taken);
            _taken = 0;
        }
    }
}
