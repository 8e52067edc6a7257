using MeshTargeting.Findings;
using MeshTargeting.Reading.Paths;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Validation.Expectations;

/// <summary>A setting of a kind of policy, found by its path.</summary>
/// <param name="Schema">Its declared shape.</param>
/// <param name="Property">The field; null where the path ends at an item.</param>
public sealed record SettingPath(ValueSchema Schema, PropertySchema? Property)
{
    /// <summary>The lists of a policy that hold settings, and the field of a policy for whole proxies.</summary>
    private static readonly string[] Lists = ["to", "rules", "from"];

    /// <summary>Finds a setting; null where the kind has none at this path.</summary>
    /// <param name="kind">The kind of policy.</param>
    /// <param name="path">The path, for example <c>http.requestTimeout</c>.</param>
    /// <param name="semantics">The version of Kuma.</param>
    /// <param name="near">The path that was probably meant; null where it is found, or none is near.</param>
    public static SettingPath? Find(KindDescriptor kind, string path, KumaSemantics semantics, out string? near)
    {
        near = null;
        foreach (var root in Roots(kind, semantics))
        {
            if (Walk(root, path, semantics, out var found, out var suggestion))
            {
                return found;
            }

            near ??= suggestion;
        }

        if (near is null)
        {
            // One level was left out: requestTimeout for http.requestTimeout.
            near = Roots(kind, semantics)
                .SelectMany(root => root.PropertiesIn(semantics))
                .Where(p => p.Schema is ObjectSchema inner && Walk(inner, path, semantics, out _, out _))
                .Select(p => $"{p.Name}.{path}")
                .FirstOrDefault();
        }

        return null;
    }

    /// <summary>Every shape that configurations of a kind have: those of its lists, or that of whole proxies.</summary>
    public static IEnumerable<ObjectSchema> Roots(KindDescriptor kind, KumaSemantics semantics)
    {
        foreach (var list in Lists)
        {
            if (kind.Spec.Find(list) is { Schema: ListSchema { Item: ObjectSchema item } } property && property.IsKnownIn(semantics)
                && item.Find("default")?.Schema is ObjectSchema conf)
            {
                yield return conf;
            }
        }

        if (kind.Spec.Find("default")?.Schema is ObjectSchema single)
        {
            yield return single;
        }
    }

    private static bool Walk(ValueSchema schema, string path, KumaSemantics semantics, out SettingPath found, out string? near)
    {
        near = null;
        PropertySchema? property = null;
        var walked = "";
        foreach (var segment in PathParser.Parse(path))
        {
            switch (schema)
            {
                case ObjectSchema declared when declared.Find(segment.Name, semantics) is { } field:
                    (schema, property) = (field.Schema, field);
                    break;
                case ObjectSchema declared:
                    near = NearName.Find(segment.Name, declared.PropertiesIn(semantics).Select(p => p.Name)) is { } name
                        ? $"{walked}{(walked.Length > 0 ? "." : "")}{name}"
                        : null;
                    found = new SettingPath(schema, null);
                    return false;
                case ListSchema list when segment.Index >= 0:
                    (schema, property) = (list.Item, null);
                    break;
                case MapSchema map:
                    (schema, property) = (map.Value, null);
                    break;
                case AnySchema:
                    break;
                default:
                    found = new SettingPath(schema, null);
                    return false;
            }

            walked = segment.Index >= 0 ? $"{walked}[{segment.Name}]" : walked.Length == 0 ? segment.Name : $"{walked}.{segment.Name}";
        }

        found = new SettingPath(schema, property);
        return walked.Length > 0;
    }
}
