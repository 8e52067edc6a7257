using MeshTargeting.Comparing.Changes;
using MeshTargeting.Reports.Diff;
using MeshTargeting.Reports.Diff.Words;
using MeshTargeting.Reports.Text;
using MeshTargeting.Targeting;

namespace MeshTargeting.Reports.Mermaid;

/// <summary>Draws what changes and its neighbourhood, not the mesh: who, to whom, and what of it.</summary>
public static class DiffPicture
{
    private const int MaxNodes = 30;

    /// <summary>So many lines stand on an arrow; the rest is counted.</summary>
    private const int MaxLines = 4;

    /// <summary>The picture, with a line feed at the end; without nodes where nothing can be drawn.</summary>
    public static string Draw(DiffResult result)
    {
        var picture = new Picture(MaxNodes);
        var arrows = new Dictionary<(string From, string To, bool Broken), List<string>>();
        foreach (var change in result.Differences.Changes)
        {
            Add(arrows, change);
        }

        foreach (var ((from, to, broken), lines) in arrows)
        {
            var texts = lines.Distinct().ToList();
            var more = texts.Count > MaxLines ? [$"and {texts.Count - MaxLines} more"] : Array.Empty<string>();
            picture.Arrow(from, to, string.Join('\n', texts.Take(MaxLines).Concat(more)), broken);
        }

        return picture.ToString();
    }

    /// <summary>Whether there is anything to draw.</summary>
    public static bool HasNodes(DiffResult result) => result.Differences.Changes.Any(c => c is SettingChange or TrafficChange or AccessChange or ReferenceChange);

    private static void Add(Dictionary<(string, string, bool), List<string>> arrows, Change change)
    {
        switch (change)
        {
            case SettingChange c when c.Spots.Any(s => s.Kind is SpotKind.Inbound or SpotKind.WholeProxy):
                Arrow(c.Cause.Resource.ToString(), Who(c.Proxies), SettingWords.Of(c));
                break;

            case SettingChange c:
                Arrow(Who(c.Proxies), Names.Destinations(c.Spots), SettingWords.Of(c));
                break;

            case TrafficChange c:
                Traffic(c);
                break;

            case AccessChange c when c.ShutOut.Count + c.Admitted.Count > 0:
                if (c.ShutOut.Count > 0)
                {
                    Arrow(Who(c.ShutOut), Who(c.Proxies), "may no longer call", broken: true);
                }

                if (c.Admitted.Count > 0)
                {
                    Arrow(Who(c.Admitted), Who(c.Proxies), "may now call");
                }

                break;

            case AccessChange c:
                Arrow(c.Cause.Resource.ToString(), Who(c.Proxies), "says otherwise who may call");
                break;

            case ReferenceChange { After: { } reference } c when c.Is is Unresolved gone:
                Arrow(reference.From.ToString(), $"{gone.Reason}: {reference.Ref.Kind} {reference.Name}".TrimEnd(), c.Was is null ? "resolves to nothing" : "no longer resolves", broken: true);
                break;

            case ReferenceChange { After: { } reference, Is: { Targets.Count: > 0 } now }:
                Arrow(reference.From.ToString(), now.Targets[0].Resource.ToString(), "resolves now");
                break;
        }

        void Traffic(TrafficChange c)
        {
            var destination = Names.Destinations(c.Spots);
            var requests = TrafficWords.Requests(c.Match);
            Arrow(Who(c.Proxies), destination, requests);
            var shares = (c.Before?.Shares ?? []).Concat(c.After?.Shares ?? []).DistinctBy(s => s.Target).ToList();
            foreach (var share in shares)
            {
                var was = c.Before?.Shares.FirstOrDefault(s => s.Target == share.Target)?.Share ?? 0;
                var now = c.After?.Shares.FirstOrDefault(s => s.Target == share.Target)?.Share ?? 0;
                var same = Math.Abs(was - now) < 1e-9;

                // A node of its own: a service that is also where the requests were meant for would point at itself.
                Arrow(destination, $"to {TrafficWords.Target(share)}", $"{requests}\n{(same ? TrafficWords.Percent(now) : $"{TrafficWords.Percent(was)} → {TrafficWords.Percent(now)}")}", broken: now == 0);
            }

            if (c.After?.Failing > 0)
            {
                Arrow(destination, "fails", $"{requests}\n{TrafficWords.Percent(c.Before?.Failing ?? 0)} → {TrafficWords.Percent(c.After.Failing)}", broken: true);
            }
        }

        void Arrow(string from, string to, string text, bool broken = false)
        {
            if (!arrows.TryGetValue((from, to, broken), out var lines))
            {
                arrows.Add((from, to, broken), lines = []);
            }

            lines.Add(text);
        }
    }

    private static string Who(IReadOnlyList<Resources.ResourceId> proxies) =>
        proxies.Count == 1 ? Names.Short(proxies[0]) : $"{Plural.Of(proxies.Count, "proxy", "proxies")}\n{Names.List(proxies.Select(Names.Short).ToList())}";
}
