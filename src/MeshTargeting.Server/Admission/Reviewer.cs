using System.Text.Json;
using System.Text.Json.Nodes;
using MeshTargeting.Analysis;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.State;
using MeshTargeting.Validation;
using MeshTargeting.Validation.Permissions;

namespace MeshTargeting.Server.Admission;

/// <summary>Answers the validating webhook: the same engine as the command's, asked about one object laid over the World.</summary>
internal sealed class Reviewer(ServerOptions options, WorldState state)
{
    /// <summary>The answer.</summary>
    public AdmissionResponse Review(AdmissionRequest request)
    {
        var deletes = Reviews.DeletesObject(request);
        if (!deletes && !Reviews.JudgesObject(request))
        {
            return Verdict.Allow(request);
        }

        var value = (deletes ? request.OldObject : request.Object)!.Value;
        return ReviewedObject.KindOf(value) is not { } kind ? Verdict.Allow(request)
            : deletes ? JudgeDeletion(value, request, kind)
            : JudgeObject(value, request, kind);
    }

    private AdmissionResponse JudgeDeletion(JsonElement value, AdmissionRequest request, KindDescriptor kind) =>
        Permissions.Check(ReviewedObject.Read(value, request, kind, options.World.Semantics).Resource, request, options) is { } forbidden
            ? Verdict.Of(request, forbidden)
            : Verdict.Allow(request);

    private AdmissionResponse JudgeObject(JsonElement value, AdmissionRequest request, KindDescriptor kind)
    {
        var before = request is { Operation: "UPDATE", OldObject: { ValueKind: JsonValueKind.Object } old } ? Judge(old, request, kind) : null;
        var after = Judge(value, request, kind);
        if (before is not null && ObjectChange.IsNone(before.Value, after.Value))
        {
            return Verdict.Allow(request);
        }

        if (Permissions.Check(after.Resource, request, options) is { } forbidden)
        {
            return Verdict.Of(request, forbidden);
        }

        var introduced = new FindingChanges(before?.Findings ?? []).Introduced(after.Findings).ToHashSet(ReferenceEqualityComparer.Instance);
        var exempt = Permissions.IsPrivileged(request, options) || IsManaged(after.Resource);
        var denying = after.Findings.Where(f => Denial.IsDue(f, introduced.Contains(f), exempt)).ToList();
        return Verdict.Of(request, kind, after.Resource, denying, [.. after.Findings, .. Role(after.Resource), .. References(after.Resource)]);
    }

    /// <summary>An object, and what is wrong with it alone.</summary>
    /// <param name="Value">
    /// Its JSON with its defaults: what the mutating webhook fills into an object that was stored without is not the user's change.
    /// </param>
    /// <param name="Resource">The resource; null where it could not be read that far.</param>
    /// <param name="Findings">What is wrong.</param>
    private sealed record Judged(JsonObject Value, Resource? Resource, IReadOnlyList<Finding> Findings);

    private Judged Judge(JsonElement value, AdmissionRequest request, KindDescriptor kind)
    {
        var (resource, result) = ReviewedObject.Read(value, request, kind, options.World.Semantics);
        if (resource is null)
        {
            return new Judged(JsonObject.Create(value)!, null, result.Findings);
        }

        var found = Validator.Validate(resource, options.World);
        return new Judged(
            Additions.Of(value, resource, options.World).ApplyTo(value),
            resource,
            [.. KumaWords.Unspoken(result.Findings, found).Where(f => !IsAboutStatus(f)), .. found]);
    }

    /// <summary>The status is not the user's: the installed definition has judged its form, and Kuma's control plane its content.</summary>
    private static bool IsAboutStatus(Finding finding) =>
        finding.Path == "status" || finding.Path.StartsWith("status.", StringComparison.Ordinal);

    /// <summary>
    /// A role that cannot be computed, where no permission check has found that: there the mutating webhook fails, and not this one.
    /// </summary>
    private IEnumerable<Finding> Role(Resource? resource) =>
        resource is not null && PermissionChecker.UncomputableRole(resource, resource.Metadata.Namespace, options.World) is { } forbidden
            ? [forbidden.ToFinding(resource)]
            : [];

    private IReadOnlyList<Finding> References(Resource? resource) =>
        resource is not null && state.World is { } world ? Analyzer.Analyze(world.With([resource]), [resource]) : [];

    /// <summary>Whether a control plane made the object of something else (a Service, a Dataplane) and will make it anew.</summary>
    private static bool IsManaged(Resource? resource) => resource?.Metadata.Labels.ContainsKey(KumaLabels.ManagedBy) == true;
}
