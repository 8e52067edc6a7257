using MeshTargeting.Findings;
using MeshTargeting.Resources;

namespace MeshTargeting.Analysis;

/// <summary>
/// One thing to look for in resources that are fine by themselves: a descriptor, and the logic that finds it. Rules keep nothing between
/// calls and may be called for several resources at a time.
/// </summary>
public abstract class Rule
{
    /// <summary>Its code, severity, title, remediation and documentation.</summary>
    public abstract RuleDescriptor Descriptor { get; }

    /// <summary>The kinds that it judges: it is called for resources of these and no others.</summary>
    public abstract IReadOnlyList<KindDescriptor> Kinds { get; }

    /// <summary>The kinds that it looks at in the World besides; what it finds does not depend on resources of any other.</summary>
    public virtual IReadOnlyList<KindDescriptor> Reads => [];

    /// <summary>Judges a resource.</summary>
    /// <param name="resource">The resource, of one of <see cref="Kinds"/>.</param>
    /// <param name="context">The World, and where findings go.</param>
    public abstract void Analyze(Resource resource, AnalysisContext context);
}
