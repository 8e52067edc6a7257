using MeshTargeting.Resources;

namespace MeshTargeting.Worlds;

/// <summary>
/// Where a policy lies in the index of what policies are for: at the names of the destinations and routes that its <c>to</c> speaks of.
/// Whether it really is for one of them is decided by looking.
/// </summary>
/// <param name="Name">The name; empty for policies that select by labels.</param>
internal readonly record struct DestinationAnchor(string Name)
{
    /// <summary>Where policies lie that select what they are for by labels.</summary>
    public static readonly DestinationAnchor Labels = new("");

    /// <summary>Where a policy lies, each place once; nowhere where it is for the mesh alone, or is no policy.</summary>
    public static IEnumerable<DestinationAnchor> Of(Resource resource) => resource.SpecObject is IPolicySpec { ToItems: { Count: > 0 } items }
        ? items.SelectMany(item => Of(item.TargetRef)).Distinct()
        : [];

    /// <summary>
    /// The names that a reference by name may mean: one of the old form holds that of the service in front,
    /// <c>name_namespace_svc_port</c>.
    /// </summary>
    public static IReadOnlyList<string> NamesOf(string name) =>
        name.IndexOf('_', StringComparison.Ordinal) is >= 0 and var end ? [name, name[..end]] : [name];

    private static IEnumerable<DestinationAnchor> Of(TargetRef? reference) => reference switch
    {
        null or { Kind: "Mesh" } => [],
        { Labels.Count: > 0 } => [Labels],
        { Name: { Length: > 0 } name } => NamesOf(name).Select(n => new DestinationAnchor(n)),
        { Labels: not null } => [Labels],
        _ => [],
    };
}
