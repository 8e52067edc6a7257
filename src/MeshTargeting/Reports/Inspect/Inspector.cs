using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Reports.Inspect;

/// <summary>Answers questions about one resource of some texts. The order of the texts does not matter.</summary>
public static class Inspector
{
    /// <summary>Reads texts, finds a resource in them and asks about it. Never throws for what a user wrote.</summary>
    /// <param name="input">The texts.</param>
    /// <param name="find">Finds the resource.</param>
    /// <param name="ask">Asks about it.</param>
    /// <typeparam name="T">The answer.</typeparam>
    public static InspectResult<T> Ask<T>(CheckInput input, Func<World, NamedResource> find, Func<World, Resource, T> ask)
        where T : class
    {
        var read = InputWorld.Read(input);
        var named = find(read.World);
        return new InspectResult<T>
        {
            Answer = named.Resource is { } resource ? ask(read.World, resource) : null,
            Problem = named.Problem,
            Findings = FindingOrder.Sort(Locator.Locate(read.Findings)),
            ContextFindings = FindingOrder.Sort(Locator.Locate(read.ContextFindings)),
            World = read.World,
        };
    }
}
