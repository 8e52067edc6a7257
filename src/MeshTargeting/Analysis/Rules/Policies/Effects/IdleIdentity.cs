using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Rules.Policies.Effects;

/// <summary>MS527: a MeshIdentity that gives no proxy an identity.</summary>
internal sealed class IdleIdentity : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS527",
        Severity.Warning,
        "MeshIdentity that no proxy gets",
        "Write selector.dataplane (matchLabels: {} for all proxies), and meshServices.mode Exclusive in the Mesh.",
        """
        A MeshIdentity without `selector.dataplane` selects no proxy; an empty `matchLabels` selects all of them. And up to Kuma 2.14 a MeshIdentity
        stays idle in a mesh whose `meshServices.mode` is not Exclusive: its status says `MeshServicesDisabled`, and no proxy gets the identity.

        The mode is only judged where the Mesh is given.

        Fires:

        ```yaml
        type: MeshIdentity
        mesh: default
        name: identity
        spec:
          provider: {type: Spire, spire: {}}
        ```

        Mended:

        ```yaml
        type: MeshIdentity
        mesh: default
        name: identity
        spec:
          selector: {dataplane: {matchLabels: {}}}
          provider: {type: Spire, spire: {}}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshIdentitySpec.Descriptor];

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads { get; } = [MeshSpec.Descriptor];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        var (world, mesh) = (context.World, resource.Metadata.Mesh);
        if (((MeshIdentitySpec)resource.SpecObject).Selector?.Dataplane is null)
        {
            context.Report("spec.selector", "without selector.dataplane no proxy gets the identity");
        }
        else if (world.Options.Semantics.MeshSettings
            && world.Find(new ResourceId(MeshSpec.Descriptor.Name, "", "", mesh)) is not null
            && world.ModeOf(mesh) is var mode and not MeshServicesMode.Exclusive)
        {
            context.Report("spec", $"no proxy gets the identity while meshServices.mode of mesh {mesh} is {mode} and not Exclusive", anchor: Anchor.Key);
        }
    }
}
