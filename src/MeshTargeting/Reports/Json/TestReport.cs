using MeshTargeting.Expecting;
using MeshTargeting.Reports.Expectations;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Reports.Json;

/// <summary>The report of <c>test</c>.</summary>
public sealed record TestReport
{
    /// <summary>The version of this shape.</summary>
    public string ApiVersion { get; init; } = ReportJson.ApiVersion;

    /// <summary>The shape.</summary>
    public string Kind { get; init; } = "TestReport";

    /// <summary>The version of Kuma whose behaviour counts.</summary>
    public required string KumaVersion { get; init; }

    /// <summary>How many of what there was.</summary>
    public required TestSummary Summary { get; init; }

    /// <summary>The expectations, by file and place.</summary>
    public required IReadOnlyList<ReportedExpectation> Expectations { get; init; }

    /// <summary>Makes the report of a result.</summary>
    public static TestReport Of(TestResult result) => new()
    {
        KumaVersion = result.World.Options.Semantics.Version,
        Summary = new TestSummary(result.Outcomes.Count, result.Held, result.Failed),
        Expectations = result.Outcomes.Select(o => ReportedExpectation.Of(o, result)).ToList(),
    };
}

/// <summary>How many of what there was.</summary>
/// <param name="Expectations">All expectations.</param>
/// <param name="Held">Those that hold.</param>
/// <param name="Failed">Those that do not.</param>
public sealed record TestSummary(int Expectations, int Held, int Failed);

/// <summary>An expectation, and what became of it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Asked">How many answers were compared.</param>
/// <param name="Document">The MeshExpectation in which it stands.</param>
/// <param name="Path">Its place there, for example <c>spec.expect[0]</c>.</param>
/// <param name="File">The file; null where there is none.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Failures">What is not as expected; empty where it holds.</param>
public sealed record ReportedExpectation(
    string Name, bool Holds, int Asked, ResourceName Document, string Path, string? File, int? Line, int? Column, IReadOnlyList<ReportedFailure> Failures)
{
    internal static ReportedExpectation Of(TestedExpectation tested, TestResult result)
    {
        var expectation = tested.Outcome.Expectation;
        return new ReportedExpectation(
            expectation.Title,
            tested.Outcome.Holds,
            tested.Outcome.Asked,
            ResourceName.Of(expectation.Document.Id),
            expectation.Path,
            tested.File,
            tested.Position?.Line,
            tested.Position?.Column,
            tested.Outcome.Failures.Select(f => ReportedFailure.Of(f, result)).ToList());
    }
}

/// <summary>Something that is not as expected.</summary>
/// <param name="Subject">What was asked for, for example <c>MeshTimeout http.requestTimeout</c>; null where there was nothing to ask.</param>
/// <param name="Where">The traffic, for example <c>to MeshService app/web:http</c>; empty where it is about whole proxies.</param>
/// <param name="Expected">What was expected; null where there was nothing to ask.</param>
/// <param name="Actual">What is so, or why there was nothing to ask.</param>
/// <param name="From">Where that comes from; null where no manifest says it.</param>
/// <param name="Proxies">The proxies where it is so.</param>
/// <param name="Asked">How many proxies were asked for this.</param>
/// <param name="Because">Why it is so.</param>
public sealed record ReportedFailure(
    string? Subject,
    IReadOnlyList<string> Where,
    string? Expected,
    string Actual,
    ReportedOrigin? From,
    IReadOnlyList<ResourceName> Proxies,
    int Asked,
    IReadOnlyList<ReportedReason> Because)
{
    internal static ReportedFailure Of(ExpectationFailure failure, TestResult result) => new(
        failure.Subject,
        failure.Where,
        failure.Expected,
        failure.Actual,
        ReportedOrigin.Of(failure.Place, result),
        failure.Proxies.Select(p => ResourceName.Of(p.Id)).ToList(),
        failure.Asked,
        failure.Notes.Select(n => new ReportedReason(n.Text, ReportedOrigin.Of(n.Place, result))).ToList());
}

/// <summary>A reason.</summary>
/// <param name="Text">A sentence without a full stop.</param>
/// <param name="Place">The place that it speaks of; null where it speaks of none.</param>
public sealed record ReportedReason(string Text, ReportedOrigin? Place);

/// <summary>A place in the manifest of a resource.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Path">The path in its manifest.</param>
/// <param name="File">The file; null where there is none.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public sealed record ReportedOrigin(ResourceName Resource, string Path, string? File, int? Line, int? Column)
{
    internal static ReportedOrigin? Of(ConfPlace? place, TestResult result)
    {
        var position = result.Places.Find(place);
        return place is null ? null : new(ResourceName.Of(place.Policy.Id), place.Path, place.Policy.Source?.File, position?.Line, position?.Column);
    }
}
