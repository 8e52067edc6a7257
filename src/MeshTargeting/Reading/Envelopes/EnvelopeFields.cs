using System.Globalization;
using MeshTargeting.Reading.Checking;
using MeshTargeting.Reading.Nodes;
using MeshTargeting.Reading.Paths;
using MeshTargeting.Reading.Text;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Reading.Envelopes;

/// <summary>Reads the single fields of an envelope, and reports those of a wrong type.</summary>
internal sealed class EnvelopeFields(FindingCollector findings, PathStack path, StructureChecker checker)
{
    private static readonly ScalarSchema StringType = new(ScalarType.String);
    private static readonly MapSchema StringMap = new(StringType);

    /// <summary>A string; null where it is absent, null or no string.</summary>
    public string? String(MappingNode node, string name)
    {
        if (node.Find(name) is not { Value: not ScalarNode { IsNull: true } } entry)
        {
            return null;
        }

        if (entry.Value is ScalarNode { Value: { Kind: ScalarKind.String, Text: var text } })
        {
            return text;
        }

        WrongType(entry, StringType);
        return null;
    }

    /// <summary>A string that identifies something, in which a placeholder is always one that was not filled in.</summary>
    public string? Name(MappingNode node, string name)
    {
        var text = String(node, name);
        if (text is not null && TemplateFinder.HasPlaceholder(text))
        {
            findings.AddTemplate(node.Find(name)!.Value.Place, path.Field(name));
        }

        return text;
    }

    /// <summary>Labels, in which a placeholder is always one that was not filled in.</summary>
    public IReadOnlyDictionary<string, string> Labels(MappingNode node)
    {
        var labels = Strings(node, "labels");
        foreach (var entry in labels.Count == 0 ? [] : ((MappingNode)node.Find("labels")!.Value.Value).Entries)
        {
            if (TemplateFinder.HasPlaceholder(entry.Key) || TemplateFinder.HasPlaceholder(labels.GetValueOrDefault(entry.Key, "")))
            {
                findings.AddTemplate(TemplateFinder.HasPlaceholder(entry.Key) ? entry.KeyStart : entry.Place, path.Field("labels"));
            }
        }

        return labels;
    }

    /// <summary>A map of strings; a null in it counts as the empty string, as in Go.</summary>
    public IReadOnlyDictionary<string, string> Strings(MappingNode node, string name)
    {
        if (node.Find(name) is not { Value: not ScalarNode { IsNull: true } } entry)
        {
            return ResourceMetadata.None;
        }

        if (entry.Value is not MappingNode mapping)
        {
            WrongType(entry, StringMap);
            return ResourceMetadata.None;
        }

        if (mapping.Entries.Count == 0)
        {
            return ResourceMetadata.None;
        }

        path.PushField(entry);
        var strings = new Dictionary<string, string>(mapping.Entries.Count, StringComparer.Ordinal);
        for (var i = 0; i < mapping.Entries.Count; i++)
        {
            var member = mapping.Entries[i];
            if (member.Value is ScalarNode { Value: { Kind: ScalarKind.String or ScalarKind.Null } value })
            {
                strings.Add(member.Key, value.Kind == ScalarKind.Null ? "" : value.Text);
                continue;
            }

            path.PushKey(member);
            checker.ReportWrongType(member.Value, StringType);
            path.Pop();
        }

        path.Pop();
        return strings;
    }

    /// <summary>A time as RFC 3339 writes it; null where it is absent, null or no time.</summary>
    public DateTimeOffset? Time(MappingNode node, string name)
    {
        if (String(node, name) is not { Length: > 0 } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            return time;
        }

        var entry = node.Find(name)!.Value;
        findings.Add(ReadingRules.WrongType, entry.Place, path.Field(name), "expected a time as in \"2027-01-31T12:00:00Z\"");
        return null;
    }

    /// <summary>An object; null where it is absent, null or no object.</summary>
    public MappingEntry? Object(MappingNode node, string name, ValueSchema schema)
    {
        if (node.Find(name) is not { Value: not ScalarNode { IsNull: true } } entry)
        {
            return null;
        }

        if (entry.Value is MappingNode)
        {
            return entry;
        }

        WrongType(entry, schema);
        return null;
    }

    private void WrongType(in MappingEntry entry, ValueSchema expected)
    {
        path.PushField(entry);
        checker.ReportWrongType(entry.Value, expected);
        path.Pop();
    }
}
