using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Rules.Policies.Effects;

/// <summary>MS525: a MeshPassthrough has matches and a mode that does not ask for them.</summary>
internal sealed class MatchesBesidePassthroughMode : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS525",
        Severity.Warning,
        "Destinations that the mode leaves out",
        "Set passthroughMode: Matched, or remove appendMatch.",
        """
        The destinations of `appendMatch` count only in the mode `Matched`, which is also the one that is meant where none is set. With `All`
        everything is let through, and with `None` nothing, whatever `appendMatch` lists.

        Fires:

        ```yaml
        type: MeshPassthrough
        mesh: default
        name: outside
        spec:
          default:
            passthroughMode: None
            appendMatch: [{type: Domain, value: api.example.com, port: 443, protocol: tls}]
        ```

        Mended:

        ```yaml
        type: MeshPassthrough
        mesh: default
        name: outside
        spec:
          default:
            passthroughMode: Matched
            appendMatch: [{type: Domain, value: api.example.com, port: 443, protocol: tls}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshPassthroughSpec.Descriptor];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        if (((MeshPassthroughSpec)resource.SpecObject).Default is { PassthroughMode: "All" or "None", AppendMatch.Count: > 0 } conf)
        {
            context.Report(
                "spec.default.appendMatch",
                $"passthroughMode is {conf.PassthroughMode}, so {(conf.PassthroughMode == "All" ? "everything" : "nothing")} is let through and "
                + "appendMatch has no effect",
                anchor: Anchor.Key);
        }
    }
}
