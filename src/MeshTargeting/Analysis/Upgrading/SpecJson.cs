using System.Text.Json.Nodes;
using MeshTargeting.Findings;
using MeshTargeting.Resources;

namespace MeshTargeting.Analysis.Upgrading;

/// <summary>Resources as the JSON of their manifests: to move a part of one, or to write another like it.</summary>
internal static class SpecJson
{
    /// <summary>What paths of a kind begin with that has its fields at the top on Universal: <c>spec.</c>, or nothing.</summary>
    public static string Prefix(Resource resource) => resource.Envelope == Envelope.Universal && resource.Kind.SpecInlineOnUniversal ? "" : "spec.";

    /// <summary>A copy of what stands at a path of fields and indices below <c>spec</c>; null where nothing does.</summary>
    public static JsonNode? At(Resource resource, string path)
    {
        JsonNode? node = new JsonObject { ["spec"] = resource.Kind.EncodeSpec(resource) };
        foreach (var step in path.Split('.', '['))
        {
            node = step.EndsWith(']') ? node?.AsArray()[int.Parse(step[..^1], System.Globalization.CultureInfo.InvariantCulture)] : node?.AsObject()[step];
        }

        return node?.DeepClone();
    }

    /// <summary>
    /// A document beside another, of its form, mesh and namespace; null where there is one of that kind and name already.
    /// </summary>
    /// <param name="facts">The World.</param>
    /// <param name="like">The resource whose place and labels it has.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="name">Its name.</param>
    /// <param name="spec">Its spec.</param>
    public static AddDocument? Beside(UpgradeFacts facts, Resource like, KindDescriptor kind, string name, JsonObject spec)
    {
        var metadata = like.Metadata;
        var mesh = like.Kind.Scope == KindScope.Mesh ? metadata.Mesh : metadata.Name;
        var ns = like.Kind.Scope == KindScope.Mesh ? metadata.Namespace : facts.World.Options.SystemNamespace;
        ns = like.Envelope == Envelope.Universal ? "" : ns;
        if (facts.World.Find(new ResourceId(kind.Name, mesh, ns, name)) is not null)
        {
            return null;
        }

        var labels = metadata.Labels.Where(label => like.Kind.IsPolicy && label.Key is not (KumaLabels.DisplayName or KumaLabels.PolicyRole)).ToDictionary();
        if (like.Envelope == Envelope.Universal)
        {
            var universal = new JsonObject { ["type"] = kind.Name, ["name"] = name, ["mesh"] = mesh };
            AddMap(universal, "labels", labels);
            universal["spec"] = spec;
            return new AddDocument(EditJson.Of(universal));
        }

        if (mesh != "default" || like.Kind.Scope == KindScope.Mesh && metadata.Labels.ContainsKey(KumaLabels.Mesh))
        {
            labels[KumaLabels.Mesh] = mesh;
        }

        var place = new JsonObject { ["name"] = name };
        if (ns.Length > 0)
        {
            place["namespace"] = ns;
        }

        AddMap(place, "labels", labels);
        return new AddDocument(EditJson.Of(new JsonObject { ["apiVersion"] = kind.ApiVersion, ["kind"] = kind.Name, ["metadata"] = place, ["spec"] = spec }));
    }

    private static void AddMap(JsonObject parent, string key, Dictionary<string, string> map)
    {
        if (map.Count > 0)
        {
            parent[key] = EditJson.Map(map);
        }
    }

    /// <summary>A targetRef as 3.0 understands it, for a document that is added; as it stands where a person has to see to it.</summary>
    public static JsonNode? TargetRef(UpgradeFacts facts, Resource policy)
    {
        if (TopLevelRewrites.Of(facts, policy) is not { Reference: { } mended })
        {
            return At(policy, "spec.targetRef");
        }

        var reference = new JsonObject { ["kind"] = mended.Kind };
        if (mended.Labels is { } labels)
        {
            reference["labels"] = EditJson.Map(labels);
        }

        if (mended.SectionName is { } section)
        {
            reference["sectionName"] = section;
        }

        return reference;
    }
}
