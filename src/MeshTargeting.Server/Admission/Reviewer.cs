using System.Text.Json;
using System.Text.Json.Nodes;
using MeshTargeting.Analysis;
using MeshTargeting.Defaulting;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.State;
using MeshTargeting.Validation;

namespace MeshTargeting.Server.Admission;

/// <summary>Answers the validating webhook: the same engine as the command's, asked about one object laid over the World.</summary>
internal sealed class Reviewer(ServerOptions options, WorldState state)
{

    /// <summary>The answer.</summary>
    public AdmissionResponse Review(AdmissionRequest request)
    {
        if (!Reviews.JudgesObject(request) || ReviewedObject.KindOf(request.Object!.Value) is not { } kind)
        {
            return Verdict.Allow(request);
        }

        var before = request is { Operation: "UPDATE", OldObject: { ValueKind: JsonValueKind.Object } old } ? Judge(old, request, kind) : null;
        var after = Judge(request.Object!.Value, request, kind);
        if (before is not null && ObjectChange.IsNone(before.Value, after.Value))
        {
            return Verdict.Allow(request);
        }

        var introduced = new FindingChanges(before?.Findings ?? []).Introduced(after.Findings).ToHashSet(ReferenceEqualityComparer.Instance);
        var exempt = options.IsPrivileged(request.UserInfo?.Username ?? "") || IsManaged(after.Resource);
        var denying = exempt ? [] : after.Findings.Where(f => Denial.IsDue(f, isNew: introduced.Contains(f))).ToList();
        return Verdict.Of(request, kind, after.Resource, denying, [.. after.Findings, .. References(after.Resource)]);
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
        var (resource, result) = ReviewedObject.Read(value, request, kind);
        if (resource is null)
        {
            return new Judged(JsonObject.Create(value)!, null, result.Findings);
        }

        var found = Validator.Validate(resource, options.World);
        return new Judged(
            Additions.Of(value, Defaulter.Apply(resource).FilledIn).ApplyTo(value),
            resource,
            [.. KumaWords.Unspoken(result.Findings, found), .. found]);
    }

    private IReadOnlyList<Finding> References(Resource? resource) =>
        resource is not null && state.World is { } world ? Analyzer.Analyze(world.With([resource]), [resource]) : [];

    /// <summary>Whether a control plane made the object of something else (a Service, a Dataplane) and will make it anew.</summary>
    private static bool IsManaged(Resource? resource) => resource?.Metadata.Labels.ContainsKey(KumaLabels.ManagedBy) == true;
}
