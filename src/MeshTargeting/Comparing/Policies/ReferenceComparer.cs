using MeshTargeting.Comparing.Changes;
using MeshTargeting.Comparing.Pairs;
using MeshTargeting.Resources;
using MeshTargeting.Targeting;
using MeshTargeting.Worlds.Derivation;

namespace MeshTargeting.Comparing.Policies;

/// <summary>Finds references that begin or cease to resolve, and new ones that do not.</summary>
internal sealed class ReferenceComparer(WorldPair pair, CauseFinder causes)
{
    /// <summary>What changes for the touched policies of a kind in a mesh, in no order.</summary>
    public IEnumerable<ReferenceChange> Compare(string mesh, KindDescriptor kind, TouchedPolicies touched)
    {
        foreach (var policy in pair.Head.OfKind(mesh, kind).Where(p => touched.Contains(p) || touched.ConcernsAll))
        {
            var old = pair.Base.Find(policy.Id) is { } was ? References.Of(was).ToList() : [];
            foreach (var reference in References.Of(policy).Where(r => !r.IsMarkedUnresolved))
            {
                var counterpart = CounterpartOf(reference, old);
                if (Compare(policy, counterpart, reference) is { } change)
                {
                    yield return change;
                }
            }
        }
    }

    /// <summary>The reference that says the same, else the one that stood in its place.</summary>
    private static Reference? CounterpartOf(Reference reference, List<Reference> old)
    {
        var found = old.Find(o => o.Path == reference.Path && SaysSame(o, reference))
            ?? old.Find(o => o.Role == reference.Role && SaysSame(o, reference))
            ?? old.Find(o => o.Path == reference.Path && o.Role == reference.Role);
        return found;
    }

    private static bool SaysSame(Reference a, Reference b) =>
        a.Ref.Kind == b.Ref.Kind && a.Name == b.Name && a.Ref.Namespace == b.Ref.Namespace && a.SectionName == b.SectionName && a.Port == b.Port
        && Maps.AreSame(a.Ref.Labels ?? ResourceMetadata.None, b.Ref.Labels ?? ResourceMetadata.None)
        && Maps.AreSame(a.Ref.Tags ?? ResourceMetadata.None, b.Ref.Tags ?? ResourceMetadata.None);

    private ReferenceChange? Compare(Resource policy, Reference? before, Reference after)
    {
        var was = before is null ? null : ReferenceResolver.Resolve(pair.Base, before);
        var now = ReferenceResolver.Resolve(pair.Head, after);
        var (resolved, resolves) = (was is not null and not Unresolved, now is not Unresolved);
        var isNews = before is null ? !resolves : resolved != resolves;
        return isNews ? new ReferenceChange { Cause = CauseOf(policy, after, was, now), Before = before, Was = was, After = after, Is = now } : null;
    }

    private Cause CauseOf(Resource policy, Reference reference, Resolution? was, Resolution now) =>
        causes.OfResources([policy.Id])
        ?? causes.OfResources((was?.Targets ?? []).Concat(now.Targets).Select(t => t.Resource.Id))
        ?? (pair.ChangedTargets(policy.Metadata.Mesh).Where(t => t.Latest.Metadata.Name == reference.Name).OrderBy(t => t.Id).FirstOrDefault() is { } target
            ? causes.OfResources([target.Id])
            : null)
        ?? causes.OfPolicy(policy, null);
}
