using MeshTargeting.Defaulting;
using MeshTargeting.Reading;
using MeshTargeting.Server.Options;

namespace MeshTargeting.Server.Admission;

/// <summary>Answers the mutating webhook: what the object leaves out, as a JSON Patch.</summary>
internal sealed class Mutator(ServerOptions options)
{
    /// <summary>The answer; always allowed, without a patch where nothing is absent.</summary>
    public AdmissionResponse Review(AdmissionRequest request)
    {
        var patch = PatchOf(request);
        return new AdmissionResponse
        {
            Uid = request.Uid!,
            Allowed = true,
            Patch = patch,
            PatchType = patch is null ? null : "JSONPatch",
        };
    }

    private byte[]? PatchOf(AdmissionRequest request)
    {
        // What Kuma's control plane writes stays as it is: it compares its copies of other zones' resources with their originals,
        // and would write a field that is only here away again, for ever.
        if (!Reviews.JudgesObject(request) || options.IsPrivileged(request.UserInfo?.Username ?? ""))
        {
            return null;
        }

        var value = request.Object!.Value;
        if (ReviewedObject.KindOf(value) is not { } kind)
        {
            return null;
        }

        var (resource, read) = ReviewedObject.Read(value, request, kind);
        if (resource is null || read.Findings.Any(f => f.Rule == ReadingRules.WrongType))
        {
            // Items of a wrong type are missing in the resource, so that its indexes are not those of the object.
            return null;
        }

        var additions = Additions.Of(value, Defaulter.Apply(resource).FilledIn);
        return additions.IsEmpty ? null : additions.ToPatch();
    }
}
