using MeshTargeting.Resources;

namespace MeshTargeting.Analysis.Rules.Upgrade;

/// <summary>
/// A rule about what Kuma 3.0 has no more: silent where the version in question still has it. What 3.0 reads past is still in the typed
/// specs, so that it can be asked for.
/// </summary>
internal abstract class UpgradeRule : Rule
{
    /// <summary>
    /// Whatever the judgement hangs on: what is selected under either version, and so every kind that proxies and services are made of.
    /// </summary>
    public override IReadOnlyList<KindDescriptor> Reads { get; } = KindCatalog.All.Where(kind => kind.IsKuma || kind.Partial).ToArray();

    /// <inheritdoc />
    public sealed override void Analyze(Resource resource, AnalysisContext context)
    {
        if (!IsStillThere(context.World.Options.Semantics))
        {
            Judge(resource, context);
        }
    }

    /// <summary>Whether a version still has what the rule is about.</summary>
    protected abstract bool IsStillThere(KumaSemantics semantics);

    /// <summary>Judges a resource under a version that has it no more.</summary>
    protected abstract void Judge(Resource resource, AnalysisContext context);
}
