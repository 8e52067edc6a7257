using System.Globalization;
using System.Text.Json.Nodes;
using MeshTargeting.Resources;
using MeshTargeting.Targeting;

namespace MeshTargeting.Tests.Targeting.Naive;

/// <summary>What a rule is for: a resource or a section of it; a Mesh by its name alone.</summary>
internal sealed record NaiveTarget(NaiveIdentity Resource, string Section);

/// <summary>A rule with what went into it.</summary>
internal sealed record NaiveResourceRule(IReadOnlyList<JsonObject> Confs, IReadOnlyList<NaiveItem> Items);

/// <summary>Rules of <c>to</c> by resource (rules/outbound/resourcerules.go): every item is held against every target.</summary>
internal static class NaiveResourceRules
{
    public static Dictionary<NaiveTarget, NaiveResourceRule> Build(NaiveWorld world, IEnumerable<Resource> policies)
    {
        var items = policies.SelectMany(p => world.Items(p, "to")).ToList();
        var sorted = NaiveOrder.Sorted(items, (a, b) => NaiveOrder.ToItems(world, a, b));
        var resolved = sorted.SelectMany(item => Resolve(world, item).Select(target => (Item: item, Target: target))).ToList();
        return resolved.Select(r => r.Target).Distinct().ToDictionary(target => target, target =>
        {
            var relevant = resolved.Where(r => IsRelevant(r.Target, target)).Select(r => r.Item).ToList();
            return new NaiveResourceRule(NaiveMerge.Merge(relevant[0].Policy.Kind.Name, relevant.Select(i => i.Conf).ToList()), relevant);
        });
    }

    /// <summary>The rule for a target: its own, else that of the whole, else that of the mesh.</summary>
    public static NaiveResourceRule? Compute(Dictionary<NaiveTarget, NaiveResourceRule> rules, NaiveTarget target) =>
        rules.GetValueOrDefault(target)
        ?? (target.Section.Length > 0 ? rules.GetValueOrDefault(target with { Section = "" }) : null)
        ?? rules.GetValueOrDefault(Mesh(target.Resource.Mesh));

    /// <summary>The rule for traffic along a route: that of the route, else that of the port and so on (rules/outbound/context.go).</summary>
    public static NaiveResourceRule? Effective(Dictionary<NaiveTarget, NaiveResourceRule> rules, NaiveTarget outbound, NaiveIdentity? route) =>
        (route is null ? null : rules.GetValueOrDefault(new NaiveTarget(route, ""))) ?? Compute(rules, outbound);

    public static NaiveTarget Mesh(string name) => new(new NaiveIdentity("Mesh", "", "", "", name), "");

    private static bool IsRelevant(NaiveTarget item, NaiveTarget target) => item.Resource.Kind switch
    {
        "Mesh" => item == target || item.Resource.Name == target.Resource.Mesh,
        "MeshService" or "MeshMultiZoneService" => item == target || (item.Section.Length == 0 && item.Resource == target.Resource),
        _ => item.Resource == target.Resource,
    };

    /// <summary>What a reference means (rules/resolve/targetref.go).</summary>
    private static IEnumerable<NaiveTarget> Resolve(NaiveWorld world, NaiveItem item)
    {
        var reference = item.Ref!;
        if (reference.Kind is "MeshSubset" or "MeshServiceSubset")
        {
            return [];
        }

        if (reference.Kind == "Mesh")
        {
            return [Mesh(item.Policy.Metadata.Mesh)];
        }

        if (!world.IsOf2_14)
        {
            return reference.Labels is not { } wanted ? [] : world.OfKind(reference.Kind!, item.Policy.Metadata.Mesh)
                .Where(r => wanted.All(l => world.Label(r, l.Key) == l.Value))
                .SelectMany(r => Sections(r, reference.SectionName ?? "", 0).Select(s => new NaiveTarget(NaiveIdentity.Of(world, r), s)));
        }

        var section = reference.SectionName ?? "";
        var number = 0;
        var labels = reference.Labels is { Count: > 0 } ? reference.Labels : null;
        if (reference.Kind == "MeshService" && section.Length == 0 && (reference.Name ?? "").Split('_') is { Length: 3 or 4 } parts
            && (parts.Length == 3 || int.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out number)))
        {
            labels = new Dictionary<string, string> { [KumaLabels.DisplayName] = parts[0], [KumaLabels.Namespace] = parts[1] };
        }

        var meant = NaiveIdentity.Meant(world, item.Policy, reference);
        return world.OfKind(reference.Kind!, item.Policy.Metadata.Mesh)
            .Where(r => labels is null ? NaiveIdentity.Of(world, r) == meant : labels.All(l => world.Label(r, l.Key) == l.Value))
            .SelectMany(r => Sections(r, section, number).Select(s => new NaiveTarget(NaiveIdentity.Of(world, r), s)));
    }

    private static IEnumerable<string> Sections(Resource resource, string section, int number)
    {
        if (resource.Kind.Name == "MeshHTTPRoute" || (section.Length == 0 && number == 0))
        {
            return [""];
        }

        return ServicePort.Of(resource).Where(p => number == 0 ? p.Section == section : p.Number == number).Select(p => p.Section).Take(1);
    }
}
