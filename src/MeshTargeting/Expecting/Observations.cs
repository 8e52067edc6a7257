using MeshTargeting.Resources;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Validation.Expectations;
using MeshTargeting.Worlds;

namespace MeshTargeting.Expecting;

/// <summary>Answers, compared with what is expected; those that differ are told together where they are the same.</summary>
internal sealed class Observations
{
    private readonly List<Observation> _wrong = [];
    private readonly Dictionary<(string Where, string Subject), int> _asked = [];
    private readonly List<ExpectationFailure> _problems = [];
    private int _count;

    /// <summary>Whether nothing was asked and nothing said.</summary>
    public bool IsEmpty => _count == 0 && _problems.Count == 0;

    /// <summary>Says that there was nothing to ask.</summary>
    public void AddProblem(string sentence) => _problems.Add(new ExpectationFailure { Actual = sentence });

    /// <summary>Adds an answer; of a proxy one for the same traffic and subject.</summary>
    public void Add(Observation observation)
    {
        _count += observation.Proxies.Count;
        var key = (observation.Where, observation.Subject);
        _asked[key] = _asked.GetValueOrDefault(key) + observation.Proxies.Count;
        if (!observation.IsAsExpected)
        {
            _wrong.Add(observation);
        }
    }

    /// <summary>What became of an expectation.</summary>
    public ExpectationOutcome Of(Expectation expectation)
    {
        var failures = _wrong
            .GroupBy(o => (o.Where, o.Subject, o.Expected, o.Actual, o.Place))
            .Select(g => new ExpectationFailure
            {
                Subject = g.Key.Subject,
                Expected = g.Key.Expected,
                Actual = g.Key.Actual,
                Place = g.Key.Place,
                Where = g.Key.Where.Length == 0 ? [] : [g.Key.Where],
                Proxies = g.SelectMany(o => o.Proxies).Distinct().Order(ResourceOrder.Instance).ToList(),
                Asked = _asked[(g.Key.Where, g.Key.Subject)],
                Notes = g.First().Notes().ToList(),
            })
            .ToList();
        return new ExpectationOutcome(expectation, [.. _problems, .. Together(failures)], _count);
    }

    /// <summary>What differs in nothing but the traffic is told once.</summary>
    private static IEnumerable<ExpectationFailure> Together(List<ExpectationFailure> failures) => failures
        .GroupBy(f => (
            f.Subject, f.Expected, f.Actual, f.Place, f.Asked,
            Proxies: string.Join('\n', f.Proxies.Select(p => p.Id)),
            Notes: string.Join('\n', f.Notes)))
        .Select(g => g.First() with { Where = g.SelectMany(f => f.Where).ToList() });
}

/// <summary>An answer.</summary>
internal sealed record Observation
{
    /// <summary>The proxies for which it is so.</summary>
    public required IReadOnlyList<Resource> Proxies { get; init; }

    /// <summary>What was asked for.</summary>
    public required string Subject { get; init; }

    /// <summary>The traffic; empty for whole proxies.</summary>
    public string Where { get; init; } = "";

    /// <summary>What was expected.</summary>
    public required string Expected { get; init; }

    /// <summary>What is so.</summary>
    public required string Actual { get; init; }

    /// <summary>Where that comes from.</summary>
    public ConfPlace? Place { get; init; }

    /// <summary>Whether it is as expected.</summary>
    public required bool IsAsExpected { get; init; }

    /// <summary>Why it is so; asked only where it is not as expected.</summary>
    public Func<IEnumerable<ExpectationNote>> Notes { get; init; } = () => [];
}
