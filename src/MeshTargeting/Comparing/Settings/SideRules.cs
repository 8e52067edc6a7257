using MeshTargeting.Comparing.Pairs;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Comparing.Settings;

/// <summary>What policies of one kind come to in one of the Worlds; each list of policies is looked at once.</summary>
internal sealed class SideRules(World world, KindDescriptor kind)
{
    private readonly Dictionary<PolicyList, ToRules> _rules = [];
    private readonly Dictionary<Resource, (bool OfMesh, Resource[] Resources)> _targets = [];

    /// <summary>The rules by resource for outgoing traffic.</summary>
    public ResourceRules Of(PolicyList policies) => RulesOf(policies).Resources;

    /// <summary>The rules by tags for outgoing traffic.</summary>
    public SubsetRules ByTagsOf(PolicyList policies) => RulesOf(policies).ByTags;

    /// <summary>What the items of a policy are for: the mesh, and which destinations and routes.</summary>
    public (bool OfMesh, Resource[] Resources) TargetsOf(Resource policy)
    {
        if (!_targets.TryGetValue(policy, out var targets))
        {
            var all = PolicyItems.Of(policy, world.Options.Semantics).To.SelectMany(item => ItemTargets.Of(world, item)).Select(t => t.Resource).ToList();
            _targets.Add(policy, targets = (all.Exists(r => r.SpecObject is MeshSpec), all.Where(r => r.SpecObject is not MeshSpec).Distinct().ToArray()));
        }

        return targets;
    }

    private ToRules RulesOf(PolicyList policies)
    {
        if (!_rules.TryGetValue(policies, out var rules))
        {
            var made = ProxyRulesBuilder.Outgoing(world, kind, policies.Policies);
            _rules.Add(policies, rules = made.ByTags.Fault is null ? made : ToRules.None);
        }

        return rules;
    }
}
