using MeshTargeting.Defaulting.Labels;
using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Targeting;

namespace MeshTargeting.Reports;

/// <summary>Resolves every reference of some texts. The order of the texts does not matter.</summary>
public static class Resolver
{
    /// <summary>Resolves the references of what is judged. Never throws for what a user wrote.</summary>
    /// <exception cref="OperationCanceledException">It was told to stop.</exception>
    public static ResolveResult Resolve(CheckInput input)
    {
        var read = InputWorld.Read(input);
        var policies = read.Judged.Where(r => r.SpecObject is IPolicySpec).ToList();
        return new ResolveResult
        {
            References = Resolve(read, policies, input.Stop),
            Policies = policies.ConvertAll(p =>
            {
                input.Stop.ThrowIfCancellationRequested();
                return new PolicyMatch(p, PolicyRole.Of(p, read.World.Options), ProxyMatching.Select(read.World, p));
            }),
            Findings = FindingOrder.Sort(Locator.Locate(read.Findings)),
            ContextFindings = FindingOrder.Sort(Locator.Locate(read.ContextFindings)),
            World = read.World,
        };
    }

    private static List<ResolvedReference> Resolve(InputWorld read, List<Resource> policies, CancellationToken stop)
    {
        var references = policies.SelectMany(References.Of).ToList();
        var positions = Locator.Locate(references.Select(r => (r.From.Source, r.Path)));
        var resolved = references
            .Select((r, i) =>
            {
                stop.ThrowIfCancellationRequested();
                return new ResolvedReference(r, positions[i], ReferenceResolver.Resolve(read.World, r));
            })
            .ToList();
        resolved.Sort(Compare);
        return resolved;
    }

    private static int Compare(ResolvedReference x, ResolvedReference y)
    {
        var order = string.CompareOrdinal(x.Reference.From.Source?.File, y.Reference.From.Source?.File);
        order = order != 0 ? order : Nullable.Compare(x.Position, y.Position);
        order = order != 0 ? order : x.Reference.From.Id.CompareTo(y.Reference.From.Id);
        return order != 0 ? order : string.CompareOrdinal(x.Reference.Path, y.Reference.Path);
    }
}
