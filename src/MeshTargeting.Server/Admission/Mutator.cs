using System.Text.Json;
using System.Text.Json.Nodes;
using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Server.Admission.Enforcement;
using MeshTargeting.Server.Options;
using MeshTargeting.Validation.Permissions;

namespace MeshTargeting.Server.Admission;

/// <summary>
/// Answers the mutating webhook: what the object leaves out and the labels that Kuma computes, as a JSON Patch. What may not be written
/// is refused here already, as Kuma's own webhook does.
/// </summary>
internal sealed class Mutator(ServerOptions options)
{
    /// <summary>The answer, without a patch where nothing is to be changed.</summary>
    public AdmissionResponse Review(AdmissionRequest request)
    {
        if (!Reviews.JudgesObject(request) || ReviewedObject.KindOf(request.Object!.Value) is not { } kind)
        {
            return Verdict.Allow(request);
        }

        var value = request.Object!.Value;
        var (resource, read) = ReviewedObject.Read(value, request, kind, options.World.Semantics);
        if (resource is null || read.Findings.Any(f => f.Rule == ReadingRules.WrongType))
        {
            // Items of a wrong type are missing in the resource, so that its indexes are not those of the object.
            return Verdict.Allow(request);
        }

        var stored = ReviewedObject.AsWritten(resource, value);
        var privileged = Permissions.IsPrivileged(request, options);
        if (!privileged && Refusal(request, kind, resource, stored) is { } refusal && !LeavesAll(request, kind))
        {
            return refusal;
        }

        // What Kuma's control plane writes gets what Kuma's own webhook gives it and nothing of ours: it compares its copies of other
        // zones' resources with their originals, and would write a field that is only here away again, for ever.
        var additions = privileged && resource is not Resource<MeshSpec>
            ? Additions.OfLabels(value, stored, options.World, isPrivileged: true)
            : Additions.Of(value, stored, options.World, privileged);
        var patch = additions.IsEmpty ? null : additions.ToPatch(value);
        return Verdict.Allow(request) with { Patch = patch, PatchType = patch is null ? null : "JSONPatch" };
    }

    /// <summary>Why the object is refused: it is forbidden, or Kuma fails to compute its role; null where neither holds.</summary>
    private AdmissionResponse? Refusal(AdmissionRequest request, KindDescriptor kind, Resource resource, Resource stored)
    {
        if (Permissions.Check(resource, request, options) is { } forbidden)
        {
            return Verdict.Of(request, forbidden);
        }

        var fault = PermissionChecker.UncomputableRole(stored, stored.Metadata.Namespace, options.World)?.ToFinding(resource);
        return fault is null ? null : Verdict.Of(request, kind, resource, new Weighed([fault], [], [fault]));
    }

    /// <summary>Whether an update leaves everything alone that is ever judged.</summary>
    private bool LeavesAll(AdmissionRequest request, KindDescriptor kind)
    {
        return request is { Operation: "UPDATE", OldObject: { ValueKind: JsonValueKind.Object } old }
            && ObjectChange.IsNone(WithDefaults(old), WithDefaults(request.Object!.Value));

        JsonObject WithDefaults(JsonElement value) => ReviewedObject.Read(value, request, kind, options.World.Semantics).Resource is { } resource
            ? Additions.Of(value, resource, options.World).ApplyTo(value)
            : JsonObject.Create(value)!;
    }
}
