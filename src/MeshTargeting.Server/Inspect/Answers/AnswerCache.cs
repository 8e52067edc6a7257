using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Caching.Memory;

namespace MeshTargeting.Server.Inspect.Answers;

/// <summary>
/// Keeps answers: a World does not change, so neither does what it says. With another World all are forgotten. Together they never take
/// more than a certain number of bytes; the ones that nobody has asked for the longest make room.
/// </summary>
internal sealed class AnswerCache : IDisposable
{
    /// <summary>How many bytes are kept unless told otherwise.</summary>
    public const long DefaultLimit = 64 * 1024 * 1024;

    /// <summary>What an entry takes besides its texts, roughly.</summary>
    private const int Overhead = 512;

    private readonly MemoryCache _answers;
    private object? _stamp;

    /// <summary>Makes a cache.</summary>
    /// <param name="limit">How many bytes it keeps.</param>
    public AnswerCache(long limit = DefaultLimit) =>
        _answers = new MemoryCache(new MemoryCacheOptions { SizeLimit = limit, TrackStatistics = true });

    /// <summary>How many answers are kept, how many bytes they have, and how often one was found.</summary>
    public MemoryCacheStatistics Statistics => _answers.GetCurrentStatistics()!;

    /// <summary>The answer to a question: one that is kept, or a new one.</summary>
    public Answer Find(Question question, Func<Question, Answer> answer)
    {
        var stamp = question.Snapshot.Stamp;
        if (Interlocked.Exchange(ref _stamp, stamp) != stamp)
        {
            // The stamp in the key alone would do; this lets go of the old answers before others push them out.
            _answers.Clear();
        }

        // Links to other pages have the address by which the server was asked, so it is part of the question.
        var key = new Key(stamp, question.Request.GetEncodedUrl());
        if (_answers.TryGetValue(key, out Answer? kept))
        {
            return kept!;
        }

        var made = answer(question);
        using var entry = _answers.CreateEntry(key);
        entry.Size = made.Json.Length + (key.Url.Length * sizeof(char)) + Overhead;
        entry.Value = made;
        return made;
    }

    public void Dispose() => _answers.Dispose();

    /// <summary>What an answer is found by.</summary>
    private readonly record struct Key(object Stamp, string Url);
}
