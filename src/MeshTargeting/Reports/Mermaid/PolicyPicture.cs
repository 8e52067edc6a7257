using MeshTargeting.Reports.Inspect.Policies;
using MeshTargeting.Targeting;

namespace MeshTargeting.Reports.Mermaid;

/// <summary>Draws what a policy hits: the proxies that it selects, and what it sets for traffic to whom.</summary>
public static class PolicyPicture
{
    /// <summary>The picture, with a line feed at the end.</summary>
    public static string Draw(PolicyInspection found)
    {
        var picture = new Picture();
        var policy = found.Policy.ToString();
        picture.Node(policy);
        foreach (var item in found.Items)
        {
            var values = string.Join('\n', item.Values.Select(v => $"{v.Value.Path} {v.Value.Text}".TrimStart()));
            if (item.Reference is null)
            {
                picture.Arrow(policy, item.Item.Path, values);
            }
            else
            {
                Reference(picture, policy, item.Reference.Resolution, values);
            }

            foreach (var backend in item.Backends)
            {
                Reference(picture, policy, backend.Resolution, "backendRef");
            }
        }

        foreach (var match in found.Proxies)
        {
            picture.Arrow(match.Proxy.ToString(), policy);
        }

        return picture.ToString();
    }

    /// <summary>Draws a reference: an arrow to each target, or a dotted one to why there is none.</summary>
    internal static void Reference(Picture picture, string from, Resolution resolution, string text)
    {
        foreach (var target in resolution.Targets)
        {
            picture.Arrow(from, target.Section.Length == 0 ? target.Resource.ToString() : $"{target.Resource}:{target.Section}", text);
        }

        if (resolution is not Resolved)
        {
            picture.Arrow(from, $"{resolution.Reason}: {resolution.Explanation}", text, broken: true);
        }
    }
}
