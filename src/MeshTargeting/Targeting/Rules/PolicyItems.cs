using System.Text.Json;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Targeting.Rules;

/// <summary>
/// The items of a policy with what each sets. They follow from the policy alone, are made once and kept with it.
/// </summary>
public sealed class PolicyItems
{
    private readonly KumaSemantics _semantics;

    private PolicyItems(
        KumaSemantics semantics, IReadOnlyList<PolicyItem> to, IReadOnlyList<PolicyItem> from, IReadOnlyList<PolicyItem> rules, PolicyItem? single)
    {
        _semantics = semantics;
        To = to;
        From = from;
        Rules = rules;
        Single = single;
    }

    /// <summary>The items of <c>spec.to</c> in their order; empty where there are none.</summary>
    public IReadOnlyList<PolicyItem> To { get; }

    /// <summary>The items of <c>spec.from</c>; empty where there are none, and in versions of Kuma that leave them out of account.</summary>
    public IReadOnlyList<PolicyItem> From { get; }

    /// <summary>The items of <c>spec.rules</c>; empty where there are none.</summary>
    public IReadOnlyList<PolicyItem> Rules { get; }

    /// <summary>What a policy without such lists sets for the whole proxy; null for all others.</summary>
    public PolicyItem? Single { get; }

    /// <summary>The items of a policy.</summary>
    /// <param name="policy">A resource whose spec is an <see cref="IPolicySpec"/>.</param>
    /// <param name="semantics">The version of Kuma.</param>
    public static PolicyItems Of(Resource policy, KumaSemantics semantics) =>
        policy.Memo(semantics, static (PolicyItems kept, KumaSemantics s) => ReferenceEquals(kept._semantics, s), static (p, s) => Read(p, s));

    /// <summary>Whether policies of a kind have such a list, or one configuration, in a version of Kuma.</summary>
    internal static bool Has(KindDescriptor kind, ItemList list, KumaSemantics semantics) => kind.Spec.Find(list switch
    {
        ItemList.To => "to",
        ItemList.From => "from",
        ItemList.Rules => "rules",
        _ => "default",
    }) is { } field && field.IsKnownIn(semantics);

    private static PolicyItems Read(Resource policy, KumaSemantics semantics)
    {
        var spec = policy.Kind.ReadSpec(policy);
        var declared = (IPolicySpec)policy.SpecObject;
        return new PolicyItems(
            semantics,
            List(policy, spec, declared.ToItems, "to", ItemList.To, semantics),
            List(policy, spec, semantics.FromItems ? declared.FromItems : null, "from", ItemList.From, semantics),
            List(policy, spec, declared.RuleItems, "rules", ItemList.Rules, semantics),
            policy.Kind.Spec.Find("default") is { } single
                ? new PolicyItem(policy, ItemList.Single, 0, null, [], Conf(policy, spec, single.Schema, "spec", semantics))
                : null);
    }

    private static PolicyItem[] List(
        Resource policy, JsonElement spec, IReadOnlyList<IPolicyItem>? items, string name, ItemList list, KumaSemantics semantics)
    {
        if (items is not { Count: > 0 })
        {
            return [];
        }

        var schema = (ObjectSchema)((ListSchema)policy.Kind.Spec.Find(name)!.Schema).Item;
        var json = spec.GetProperty(name);
        return items
            .Select((item, i) => new PolicyItem(
                policy, list, i, item.TargetRef, item.Matches ?? [], ConfOf(policy, json[i], schema, $"spec.{name}[{i}]", semantics)))
            .ToArray();
    }

    /// <summary>Routes have their rules in place of a <c>default</c>.</summary>
    private static ConfValue ConfOf(Resource policy, JsonElement item, ObjectSchema schema, string path, KumaSemantics semantics) =>
        policy.SpecObject switch
        {
            MeshHTTPRouteSpec => RouteConfs.OfHttp(ConfReader.Read(item, schema, policy, path, semantics)),
            MeshTCPRouteSpec => RouteConfs.OfTcp(ConfReader.Read(item, schema, policy, path, semantics)),
            _ => Conf(policy, item, schema.Find("default")!.Schema, path, semantics),
        };

    private static ConfValue Conf(Resource policy, JsonElement parent, ValueSchema schema, string path, KumaSemantics semantics) =>
        parent.TryGetProperty("default", out var conf)
            ? ConfReader.Read(conf, schema, policy, $"{path}.default", semantics)
            : new ConfObject([], new ConfPlace(policy, path));
}
