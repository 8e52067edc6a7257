using System.Text.Json.Nodes;
using MeshTargeting.Resources;

namespace MeshTargeting.Reports.CustomResourceDefinitions;

/// <summary>
/// Makes CustomResourceDefinitions out of the declared kinds. What they say is what Kuma 2.14.3's own say (a test compares the
/// two), except for the descriptions, which are ours, and for what <see cref="StructuralSchema"/> argues.
/// </summary>
public static class CrdWriter
{
    private const string Head = "# Made by `meshservice crds` out of the declared kinds; changes by hand are lost.\n";

    /// <summary>The definition of one of Kuma's kinds as YAML, the same bytes every time.</summary>
    /// <exception cref="ArgumentException">The kind is one of Kubernetes' own, which has no definition.</exception>
    public static string Write(KindDescriptor kind)
    {
        if (!kind.IsKuma)
        {
            throw new ArgumentException($"{kind.Name} is no kind of Kuma's.", nameof(kind));
        }

        return Head + YamlText.Of(Definition(kind));
    }

    /// <summary>The definitions of all of Kuma's kinds that are declared, in the order of the file names.</summary>
    public static IReadOnlyList<(string FileName, string Content)> WriteAll() =>
        [.. KindCatalog.All
            .Where(k => k.IsKuma)
            .Select(k => (FileName: FileNameOf(k), Content: Write(k)))
            .OrderBy(f => f.FileName, StringComparer.Ordinal)];

    /// <summary>The file of a definition, for example <c>kuma.io_meshservices.yaml</c>: the name that Kuma's chart gives it.</summary>
    public static string FileNameOf(KindDescriptor kind) => $"{kind.Group}_{kind.Plural}.yaml";

    private static JsonObject Definition(KindDescriptor kind) => new()
    {
        ["apiVersion"] = "apiextensions.k8s.io/v1",
        ["kind"] = "CustomResourceDefinition",
        ["metadata"] = new JsonObject { ["name"] = $"{kind.Plural}.{kind.Group}" },
        ["spec"] = new JsonObject
        {
            ["group"] = kind.Group,
            ["names"] = Names(kind),
            ["scope"] = kind.Namespaced ? "Namespaced" : "Cluster",
            ["versions"] = new JsonArray(Version(kind)),
        },
    };

    private static JsonObject Names(KindDescriptor kind)
    {
        var names = new JsonObject
        {
            ["categories"] = new JsonArray("kuma"),
            ["kind"] = kind.Name,
            ["listKind"] = $"{kind.Name}List",
            ["plural"] = kind.Plural,
        };
        if (kind.ShortName.Length > 0)
        {
            names["shortNames"] = new JsonArray(kind.ShortName);
        }

        names["singular"] = kind.Name.ToLowerInvariant();
        return names;
    }

    private static JsonObject Version(KindDescriptor kind)
    {
        var version = new JsonObject();
        if (kind.PrinterColumns.Count > 0)
        {
            version["additionalPrinterColumns"] = new JsonArray([.. kind.PrinterColumns.Select(Column)]);
        }

        version["name"] = kind.Version;
        version["schema"] = new JsonObject { ["openAPIV3Schema"] = StructuralSchema.OfResource(kind) };

        // Status is no subresource: Kuma writes spec and status of a MeshService in one go, and so may kubectl.
        version["served"] = true;
        version["storage"] = true;
        return version;
    }

    private static JsonObject Column(PrinterColumn column)
    {
        var json = new JsonObject();
        if (column.Description.Length > 0)
        {
            json["description"] = column.Description;
        }

        json["jsonPath"] = column.JsonPath;
        json["name"] = column.Name;
        if (column.Priority != 0)
        {
            json["priority"] = column.Priority;
        }

        json["type"] = column.Type;
        return json;
    }
}
