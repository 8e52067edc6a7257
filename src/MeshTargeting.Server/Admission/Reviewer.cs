using System.Text.Json;
using System.Text.Json.Nodes;
using MeshTargeting.Analysis;
using MeshTargeting.Analysis.Orphaning;
using MeshTargeting.Findings;
using MeshTargeting.Judging;
using MeshTargeting.Resources;
using MeshTargeting.Server.Admission.Enforcement;
using MeshTargeting.Server.Admission.Load;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.State;
using MeshTargeting.Validation;
using MeshTargeting.Validation.Permissions;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.Admission;

/// <summary>Answers the validating webhook: the same engine as the command's, asked about one object laid over the World.</summary>
internal sealed class Reviewer(ServerOptions options, WorldState state, LiveReferences live, TimeProvider time)
{
    /// <summary>What is said of an object that was judged by itself alone.</summary>
    internal const string ReferencesUnjudged = "meshservice-server could not judge the references of this object in time";

    private readonly CheckSettings _settings = new() { Severities = options.Severities };

    /// <summary>The answer.</summary>
    /// <param name="request">The question.</param>
    /// <param name="left">How long it may take.</param>
    public AdmissionResponse Review(AdmissionRequest request, TimeLeft left)
    {
        var deletes = Reviews.DeletesObject(request);
        if (!deletes && !Reviews.JudgesObject(request))
        {
            return Verdict.Allow(request);
        }

        var value = (deletes ? request.OldObject : request.Object)!.Value;
        return ReviewedObject.KindOf(value) is not { } kind ? Verdict.Allow(request)
            : deletes ? JudgeDeletion(value, request, kind)
            : JudgeObject(value, request, kind, left);
    }

    private AdmissionResponse JudgeDeletion(JsonElement value, AdmissionRequest request, KindDescriptor kind)
    {
        var resource = ReviewedObject.Read(value, request, kind, options.World.Semantics).Resource;
        if (Permissions.Check(resource, request, options) is { } forbidden)
        {
            return Verdict.Of(request, forbidden);
        }

        var world = state.World;
        var orphaned = resource is not null && world is not null && OrphanFinder.Concerns(kind) ? Orphaned(world, resource, null, null) : [];
        return Conclude(request, kind, resource, orphaned, _ => true, world);
    }

    private AdmissionResponse JudgeObject(JsonElement value, AdmissionRequest request, KindDescriptor kind, TimeLeft left)
    {
        var after = Judge(value, request, kind);
        Judged? before = null;
        if (request is { Operation: "UPDATE", OldObject: { ValueKind: JsonValueKind.Object } old })
        {
            before = Judge(old, request, kind);
            if (ObjectChange.IsNone(before.WithDefaults(options.World), after.WithDefaults(options.World)))
            {
                return JudgeLabels(request, kind, before.Resource, after.Resource);
            }
        }

        if (Permissions.Check(after.Resource, request, options) is { } forbidden)
        {
            return Verdict.Of(request, forbidden);
        }

        var world = state.World;
        left.Know(() => Alone(request, kind, before, after));
        var overlay = after.Resource is { } resource ? world?.With([resource], before?.Resource is { } was && was.Id != resource.Id ? [was.Id] : null) : null;
        var inContext = overlay is null ? [] : Analyzer.Analyze(overlay, [after.Resource!]);
        if (after.Resource is { } referring && live.Find(overlay, referring, inContext, left) is { Count: > 0 } found)
        {
            (world, overlay) = (world!.With(found), overlay!.With(found));
            inContext = Analyzer.Analyze(overlay, [referring]);
        }

        IReadOnlyList<Finding> findings = [.. after.Findings, .. Role(after.Resource), .. inContext];
        if (before is null)
        {
            return Conclude(request, kind, after.Resource, findings, _ => true, world);
        }

        if (overlay is not null && before.Resource is { } stored && OrphanFinder.Concerns(kind))
        {
            findings = [.. findings, .. Orphaned(world!, stored, after.Resource, overlay)];
        }

        // What the old object was told of the World costs as much again, and only matters where it would deny.
        var measures = MeasuresOf(request, world);
        var known = world is not null && before.Resource is { } judged && inContext.Any(f => measures.Enforces(f.Rule.Code))
            ? before.Findings.Concat(Analyzer.Analyze(world.With([judged]), [judged]))
            : before.Findings;
        var introduced = new FindingChanges(known).Introduced(findings).ToHashSet(ReferenceEqualityComparer.Instance);
        return Conclude(request, kind, after.Resource, findings, introduced.Contains, world);
    }

    /// <summary>What an object comes to by itself, where there was no time for what it refers to and who refers to it.</summary>
    private AdmissionResponse Alone(AdmissionRequest request, KindDescriptor kind, Judged? before, Judged after)
    {
        IReadOnlyList<Finding> findings = [.. after.Findings, .. Role(after.Resource)];
        var introduced = before is null
            ? null
            : new FindingChanges(before.Findings).Introduced(findings).ToHashSet(ReferenceEqualityComparer.Instance);
        var answer = Conclude(request, kind, after.Resource, findings, f => introduced?.Contains(f) != false, state.World);
        return answer with { Warnings = [ReferencesUnjudged, .. answer.Warnings ?? []] };
    }

    /// <summary>An update of labels that are none of Kuma's changes nothing of the object itself; but others may select it by them.</summary>
    private AdmissionResponse JudgeLabels(AdmissionRequest request, KindDescriptor kind, Resource? was, Resource? now)
    {
        var world = state.World;
        var isRelabelled = was is not null && now is not null && world is not null && OrphanFinder.Concerns(kind)
            && !(was.Metadata.Labels.Count == now.Metadata.Labels.Count && was.Metadata.Labels.All(now.Metadata.Labels.Contains));
        return isRelabelled ? Conclude(request, kind, now, Orphaned(world!, was!, now, world!.With([now!])), _ => true, world) : Verdict.Allow(request);
    }

    /// <summary>What others lose by a deletion or a change, as one finding at most.</summary>
    private static IReadOnlyList<Finding> Orphaned(World world, Resource was, Resource? now, World? after)
    {
        // The cache may not have got to the object yet.
        var before = world.Find(was.Id) is null ? world.With([was]) : world;
        return OrphanFinder.Find(before, after ?? before.With([], [was.Id]), was, now) is { } orphaned ? [orphaned] : [];
    }

    private AdmissionResponse Conclude(
        AdmissionRequest request, KindDescriptor kind, Resource? resource, IReadOnlyList<Finding> findings, Func<Finding, bool> isNew, World? world)
    {
        if (findings.Count == 0)
        {
            return Verdict.Allow(request);
        }

        var isExempt = Permissions.IsPrivileged(request, options) || IsManaged(resource) || request.UserInfo?.Username == ServerOptions.NamespaceController;
        var ignored = Suppressed.In(resource, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        var weighed = MeasuresOf(request, world).Weigh(findings, isNew, isExempt, ignored);
        return Verdict.Of(request, kind, resource, weighed with
        {
            Denying = LiveWords.Of(weighed.Denying, options.Cluster),
            Said = LiveWords.Of(weighed.Said, options.Cluster),
        });
    }

    private Measures MeasuresOf(AdmissionRequest request, World? world) => new(NamespaceSettings.Of(world, request.Namespace ?? ""), _settings);

    /// <summary>An object, and what is wrong with it alone.</summary>
    /// <param name="Value">Its JSON.</param>
    /// <param name="Resource">The resource; null where it could not be read that far.</param>
    /// <param name="Findings">What is wrong.</param>
    private sealed record Judged(JsonElement Value, Resource? Resource, IReadOnlyList<Finding> Findings)
    {
        /// <summary>What the mutating webhook fills into an object that was stored without is not the user's change.</summary>
        public JsonObject WithDefaults(ControlPlane controlPlane) =>
            Resource is null ? JsonObject.Create(Value)! : Additions.Of(Value, Resource, controlPlane).ApplyTo(Value);
    }

    private Judged Judge(JsonElement value, AdmissionRequest request, KindDescriptor kind)
    {
        var (resource, result) = ReviewedObject.Read(value, request, kind, options.World.Semantics);
        if (resource is null)
        {
            return new Judged(value, null, result.Findings);
        }

        var found = Validator.Validate(resource, options.World);
        return new Judged(value, resource, [.. KumaWords.Unspoken(result.Findings, found).Where(f => !IsAboutStatus(f)), .. found]);
    }

    /// <summary>The status is not the user's: the installed definition has judged its form, and Kuma's control plane its content.</summary>
    private static bool IsAboutStatus(Finding finding) =>
        finding.Path == "status" || finding.Path.StartsWith("status.", StringComparison.Ordinal);

    /// <summary>
    /// A role that cannot be computed, where no permission check has found that: there the mutating webhook fails, and not this one.
    /// </summary>
    private IEnumerable<Finding> Role(Resource? resource) =>
        resource is not null && PermissionChecker.UncomputableRole(resource, resource.Metadata.Namespace, options.World) is { } forbidden
            ? [forbidden.ToFinding(resource) with { Severity = Severity.Warning }]
            : [];

    /// <summary>Whether a control plane made the object of something else (a Service, a Dataplane) and will make it anew.</summary>
    private static bool IsManaged(Resource? resource) => resource?.Metadata.Labels.ContainsKey(KumaLabels.ManagedBy) == true;
}
