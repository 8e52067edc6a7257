using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Rules.Generation;

/// <summary>MS903: a Mesh does not say whether it wants MeshServices.</summary>
internal sealed class MeshServicesNotEnabled : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS903",
        Severity.Info,
        "MeshServices are off by default",
        "Write meshServices.mode: Exclusive for MeshServices, or Disabled to say that none are wanted.",
        """
        On Kuma 2.14 a Mesh without `meshServices.mode` is Disabled: no MeshService is made of its Services or proxies, and references to
        them find nothing. The mesh `default` that Kuma makes by itself is one of these. In 3.0 MeshServices are always made.

        Fires:

        ```yaml
        type: Mesh
        name: default
        ```

        Mended:

        ```yaml
        type: Mesh
        name: default
        meshServices:
          mode: Exclusive
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshSpec.Descriptor];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        if (!context.World.Options.Semantics.AbsentMeshServicesModeIsDisabled
            || ((MeshSpec)resource.SpecObject).MeshServices is { Mode: not (null or "") })
        {
            return;
        }

        var path = resource.Envelope == Envelope.Kubernetes ? "spec.meshServices" : "meshServices";
        context.Report(
            path,
            $"mesh {resource.Metadata.Name} does not set meshServices.mode, which on Kuma 2.14 means Disabled: no MeshServices are made for it");
    }
}
