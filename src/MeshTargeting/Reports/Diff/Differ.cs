using MeshTargeting.Comparing;
using MeshTargeting.Comparing.Changes;
using MeshTargeting.Findings;
using MeshTargeting.Reading;
using MeshTargeting.Reports.Inspect;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Reports.Diff;

/// <summary>Compares two states, from texts to what changes for whom. The order of the texts does not matter.</summary>
public static class Differ
{
    /// <summary>Compares. Never throws for what a user wrote.</summary>
    public static DiffResult Compare(DiffInput input)
    {
        var reader = new SideReader(input);
        var (before, after) = reader.Read();
        return Result(input.Base.Name, input.Head.Name, Comparer.Compare(before, after), reader.Findings, reader.ContextFindings);
    }

    /// <summary>Compares a World with the same after some texts were applied to it. Never throws for what a user wrote.</summary>
    /// <param name="input">The texts, and the World behind them, which must be there; a context has no part in it.</param>
    /// <exception cref="OperationCanceledException">It was told to stop.</exception>
    public static DiffResult Apply(CheckInput input)
    {
        var read = InputWorld.Read(input);
        var after = input.Behind!.With(Applied.To(input.Behind, read.Judged));
        return Result("before", "after", Comparer.Compare(input.Behind, after, input.Stop), read.Findings, read.ContextFindings);
    }

    private static DiffResult Result(
        string before, string after, Differences found, IEnumerable<Finding> findings, IEnumerable<Finding> contextFindings) => new()
        {
            Base = before,
            Head = after,
            Differences = found,
            Places = Places.Of(found.Changes.SelectMany(PlacesOf)),
            Findings = FindingOrder.Sort(Locator.Locate(findings)),
            ContextFindings = FindingOrder.Sort(Locator.Locate(contextFindings)),
        };

    private static IEnumerable<ConfPlace?> PlacesOf(Change change) =>
        ((ConfPlace?[])[change.Cause.Before is { } old ? new ConfPlace(old, "") : null, change.Cause.After is { } young ? new ConfPlace(young, "") : null])
        .Concat(change switch
        {
            SettingChange c => [c.Before?.Place, c.After?.Place],
            TrafficChange c => PlacesOf(c.Before).Concat(PlacesOf(c.After)),
            AccessChange c => c.Opens.Concat(c.Closes).Select(r => r.Place),
            ReferenceChange c => [PlaceOf(c.Before), PlaceOf(c.After)],
            _ => [],
        });

    private static IEnumerable<ConfPlace?> PlacesOf(RouteState? state) =>
        state is null ? [] : state.Shares.Select(s => s.Place).Append(state.Place);

    private static ConfPlace? PlaceOf(Targeting.Reference? reference) => reference is null ? null : new ConfPlace(reference.From, reference.Path);
}
