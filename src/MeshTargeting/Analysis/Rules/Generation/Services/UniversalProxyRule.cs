using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;
using MeshTargeting.Worlds.Derivation;

namespace MeshTargeting.Analysis.Rules.Generation.Services;

/// <summary>A rule about Dataplanes of whose inbounds Kuma makes MeshServices: those on Universal, in meshes where it makes any.</summary>
internal abstract class UniversalProxyRule : Rule
{
    /// <inheritdoc />
    public sealed override IReadOnlyList<KindDescriptor> Kinds { get; } = [DataplaneSpec.Descriptor];

    /// <inheritdoc />
    public sealed override IReadOnlyList<KindDescriptor> Reads { get; } = [MeshServiceSpec.Descriptor, MeshSpec.Descriptor];

    /// <inheritdoc />
    public sealed override void Analyze(Resource resource, AnalysisContext context)
    {
        var mode = context.World.ModeOf(resource.Metadata.Mesh);
        if (resource.Envelope == Envelope.Universal && mode != MeshServicesMode.Disabled)
        {
            Judge((Resource<DataplaneSpec>)resource, mode, DerivationSettings.Of(context.World.Options), context);
        }
    }

    /// <summary>Judges a Dataplane.</summary>
    /// <param name="proxy">The Dataplane.</param>
    /// <param name="mode">The mode of its mesh.</param>
    /// <param name="settings">How MeshServices are made.</param>
    /// <param name="context">The World, and where findings go.</param>
    protected abstract void Judge(Resource<DataplaneSpec> proxy, MeshServicesMode mode, DerivationSettings settings, AnalysisContext context);
}
