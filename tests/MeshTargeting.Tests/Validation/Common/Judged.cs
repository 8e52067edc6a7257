using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation;

namespace MeshTargeting.Tests.Validation.Common;

/// <summary>What a shared check finds, a line each: <c>field: message</c>.</summary>
internal static class Judged
{
    public static string[] By(Action<FindingList> check, KumaSemantics? semantics = null)
    {
        var findings = new FindingList(
            new Resource<MeshTimeoutSpec>(MeshTimeoutSpec.Descriptor, new ResourceMetadata { Name = "any" }, new MeshTimeoutSpec(), Envelope.Universal),
            new ControlPlane { Semantics = semantics ?? KumaSemantics.V2_14 });
        check(findings);
        return [.. findings.ToList().Select(f => $"{f.Field}: {f.Message}")];
    }
}
