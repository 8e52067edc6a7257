using System.Text;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Reports.KindPages;

/// <summary>Writes the reference pages of the kinds (docs/kinds) out of their declaration, as Markdown.</summary>
public static class KindPageWriter
{
    private const string Note = "<!-- Made by the program out of the declared kinds; changes by hand are lost. -->\n\n";

    /// <summary>All pages and their index, <c>README.md</c>, in the order of the file names.</summary>
    public static IReadOnlyList<(string FileName, string Content)> WriteAll() =>
        [.. KindCatalog.All.Select(k => (FileNameOf(k), Write(k))).Append(("README.md", Index())).OrderBy(p => p.Item1, StringComparer.Ordinal)];

    /// <summary>The page of one kind, the same bytes every time.</summary>
    public static string Write(KindDescriptor kind)
    {
        var page = new StringBuilder();
        page.Append($"# {kind.Name}\n\n").Append(Note).Append($"{kind.Description}\n\n");
        Facts(page, kind);
        Forms(page, kind);
        var records = new List<ObjectSchema>();
        Fields(page, SpecHeading(kind), kind.Spec, records);
        if (kind.Status is not null)
        {
            Fields(page, "`status`", kind.Status, records);
        }

        for (var i = 0; i < records.Count; i++)
        {
            Fields(page, records[i].Type.Name, records[i], records);
        }

        return Ended(page);
    }

    /// <summary>The file of a kind's page, for example <c>MeshService.md</c>.</summary>
    public static string FileNameOf(KindDescriptor kind) => $"{kind.Name}.md";

    private static string Index()
    {
        var page = new StringBuilder("# Kinds\n\n").Append(Note);
        Section("Policies", KindCatalog.All.Where(k => k.IsPolicy));
        Section("Destinations", KindCatalog.All.Where(k => k.IsDestination));
        Section("Other kinds of Kuma", KindCatalog.All.Where(k => k is { IsKuma: true, IsPolicy: false, IsDestination: false }));
        Section("Kinds of Kubernetes that services and proxies are derived from", KindCatalog.All.Where(k => !k.IsKuma));
        return Ended(page);

        void Section(string heading, IEnumerable<KindDescriptor> kinds)
        {
            page.Append($"## {heading}\n\n| kind | short name | what it is |\n|---|---|---|\n");
            foreach (var kind in kinds)
            {
                page.Append($"| [{kind.Name}]({FileNameOf(kind)}) | {kind.ShortName} | {kind.Description} |\n");
            }

            page.Append('\n');
        }
    }

    private static void Facts(StringBuilder page, KindDescriptor kind)
    {
        var scope = kind switch
        {
            { Scope: KindScope.Mesh } => "belongs to a mesh",
            { Namespaced: false } => "cluster-scoped",
            { Scope: KindScope.Global } => "belongs to no mesh",
            _ => "namespaced",
        };
        page.Append($"`{kind.ApiVersion}` · plural `{kind.Plural}`");
        page.Append(kind.ShortName.Length > 0 ? $" · short name `{kind.ShortName}` · {scope}\n\n" : $" · {scope}\n\n");
        if (kind.Partial)
        {
            page.Append("Only the fields that are read are listed here; others are let be and never judged.\n\n");
        }
    }

    private static void Forms(StringBuilder page, KindDescriptor kind)
    {
        if (!kind.IsKuma)
        {
            return;
        }

        page.Append("```yaml\n# Kubernetes\n").Append($"apiVersion: {kind.ApiVersion}\nkind: {kind.Name}\n");
        page.Append(kind is { Scope: KindScope.Mesh, SpecInlineOnUniversal: true } ? "mesh: default\n" : "");
        page.Append("metadata:\n  name: …\n");
        page.Append(kind switch
        {
            { Namespaced: false } => "",
            { Scope: KindScope.Global } => "  namespace: kuma-system\n",
            { SpecInlineOnUniversal: true } => "  namespace: …\n",
            _ => $"  namespace: …\n  labels:\n    {KumaLabels.Mesh}: default\n",
        });
        page.Append("spec: …\n---\n# Universal\n").Append($"type: {kind.Name}\n");
        page.Append(kind.Scope == KindScope.Mesh ? "mesh: default\n" : "").Append("name: …\n");
        page.Append(kind.SpecInlineOnUniversal ? "# the fields of spec stand here, without spec\n" : "spec: …\n").Append("```\n\n");
    }

    private static string Ended(StringBuilder page) => page.ToString().TrimEnd('\n') + "\n";

    private static string SpecHeading(KindDescriptor kind) => kind.SpecInlineOnKubernetes ? "Fields beside `metadata`" : "`spec`";

    // The fields of a record as a table; records within it that no section describes yet are added to those to come.
    private static void Fields(StringBuilder page, string heading, ObjectSchema schema, List<ObjectSchema> records)
    {
        if (schema.Properties.Count == 0)
        {
            return;
        }

        page.Append($"## {heading}\n\n| field | type | |\n|---|---|---|\n");
        foreach (var property in schema.PropertiesIn(KumaSemantics.V2_14))
        {
            var rules = FieldRules.Of(property);
            page.Append($"| `{property.Name}` | {TypeOf(property.Schema, records)} | {property.Description}{(rules.Length > 0 ? " " : "")}{rules} |\n");
        }

        page.Append('\n');
    }

    private static string TypeOf(ValueSchema schema, List<ObjectSchema> records)
    {
        switch (schema)
        {
            case ObjectSchema { Properties.Count: 0 }:
                return "empty object";
            case ObjectSchema record:
                if (!records.Exists(r => r.Type == record.Type))
                {
                    records.Add(record);
                }

                return $"[{record.Type.Name}](#{record.Type.Name.ToLowerInvariant()})";
            case ListSchema list:
                return $"list of {TypeOf(list.Item, records)}";
            case MapSchema map:
                return $"map of {TypeOf(map.Value, records)}";
            case ScalarSchema scalar:
                return scalar.Type switch
                {
                    ScalarType.String => "string",
                    ScalarType.Boolean => "boolean",
                    ScalarType.Number => "number",
                    ScalarType.IntOrString => "integer or string",
                    _ => "integer",
                };
            default:
                return "any";
        }
    }
}
