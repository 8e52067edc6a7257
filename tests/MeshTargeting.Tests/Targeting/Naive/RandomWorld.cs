using System.Text;
using MeshTargeting.Defaulting.Labels;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Targeting.Naive;

/// <summary>A small world in which policies, proxies and destinations often meet.</summary>
internal sealed record RandomWorld(WorldOptions Options, IReadOnlyList<Resource> Resources)
{
    /// <summary>
    /// Resources without those that Kuma would refuse or that could not be told apart: by identity, by what references by name go by,
    /// routes by their display name.
    /// </summary>
    public static RandomWorld Of(WorldOptions options, IEnumerable<Resource> resources)
    {
        var distinct = resources
            .DistinctBy(r => r.Id)
            .Where(r => r.SpecObject is not IPolicySpec || PolicyRole.Of(r, options).Error is null)
            .DistinctBy(r =>
            {
                var labels = EffectiveLabels.Of(r, options);
                var name = labels.GetValueOrDefault(KumaLabels.DisplayName) ?? r.Metadata.Name;
                return r.Kind.Name == "MeshHTTPRoute"
                    ? (r.Kind.Name, r.Metadata.Mesh, "", "", name)
                    : (r.Kind.Name, r.Metadata.Mesh, labels.GetValueOrDefault(KumaLabels.Zone) ?? "", labels.GetValueOrDefault(KumaLabels.Namespace) ?? "", name);
            });
        return new RandomWorld(options, distinct.ToList());
    }

    public World ToWorld() => World.Create(Resources, Options);

    /// <summary>The resources as text, for whoever has to find out why they are not treated as they ought to be.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"{Options.Mode} {Options.Zone} {Options.Semantics}\n");
        foreach (var resource in Resources.Where(r => !Crowd.Includes(r)).OrderBy(r => r.Id))
        {
            var labels = EffectiveLabels.Of(resource, Options).Where(l => l.Key is not (KumaLabels.Mesh or KumaLabels.Env)).Select(l => $"{l.Key}={l.Value}");
            text.AppendLine($"{resource.Id} [{string.Join(' ', labels.Order(StringComparer.Ordinal))}] {resource.Kind.EncodeSpec(resource).ToJsonString()}");
        }

        return text.ToString();
    }
}
