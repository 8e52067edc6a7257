using MeshTargeting.Resources;
using MeshTargeting.Server.Inspect.Shapes;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.Inspect;

/// <summary>Shows the policies from which configuration comes.</summary>
internal static class Origins
{
    public static PolicyOrigin Of(World world, Resource policy) => new(world.KriOf(policy).ToString());

    public static List<PolicyOrigin> Of(World world, IEnumerable<Resource> policies) => policies.Select(p => Of(world, p)).ToList();

    /// <summary>One for each item, so that a policy with two of them is shown twice.</summary>
    public static List<PolicyOrigin> Of(World world, IEnumerable<ItemOrigin> items) => Of(world, items.Select(i => i.Policy));
}
