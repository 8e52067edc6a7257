using MeshTargeting.Resources;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Validation.Expectations;

namespace MeshTargeting.Expecting;

/// <summary>What became of an expectation.</summary>
/// <param name="Expectation">The expectation.</param>
/// <param name="Failures">Why it does not hold; empty where it does.</param>
/// <param name="Asked">How many answers were compared: proxies, times destinations, times settings.</param>
public sealed record ExpectationOutcome(Expectation Expectation, IReadOnlyList<ExpectationFailure> Failures, int Asked)
{
    /// <summary>Whether it holds.</summary>
    public bool Holds => Failures.Count == 0;
}

/// <summary>Something that is not as expected.</summary>
public sealed record ExpectationFailure
{
    /// <summary>What was asked for, for example <c>MeshTimeout http.requestTimeout</c>; null where there was nothing to ask: then <see cref="Actual"/> says why.</summary>
    public string? Subject { get; init; }

    /// <summary>What was expected; null where there was nothing to ask.</summary>
    public string? Expected { get; init; }

    /// <summary>What is so; where there was nothing to ask, a sentence without a full stop.</summary>
    public required string Actual { get; init; }

    /// <summary>Where that comes from; null where no manifest says it.</summary>
    public ConfPlace? Place { get; init; }

    /// <summary>The traffic, for example <c>to MeshService payments/payments:http</c>; empty where it is about whole proxies.</summary>
    public IReadOnlyList<string> Where { get; init; } = [];

    /// <summary>The proxies where it is so, by identity; empty where it is not about proxies.</summary>
    public IReadOnlyList<Resource> Proxies { get; init; } = [];

    /// <summary>How many proxies were asked for this.</summary>
    public int Asked { get; init; }

    /// <summary>Why it is so.</summary>
    public IReadOnlyList<ExpectationNote> Notes { get; init; } = [];
}

/// <summary>A reason.</summary>
/// <param name="Text">A sentence without a full stop.</param>
/// <param name="Place">The place that it speaks of; null where it speaks of none.</param>
public sealed record ExpectationNote(string Text, ConfPlace? Place = null);
