using MeshTargeting.Findings;
using MeshTargeting.Reading.Envelopes;
using MeshTargeting.Reading.Nodes;
using MeshTargeting.Reading.Paths;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Reading.Checking;

/// <summary>Reports fields that do not exist, with the place where they do, or the name that was probably meant.</summary>
internal sealed class UnknownFields(FindingCollector findings, PathStack path, KumaSemantics semantics)
{
    private KindDescriptor? _kind;
    private Envelope _envelope;

    /// <summary>Begins a resource.</summary>
    public void Begin(KindDescriptor kind, Envelope envelope) => (_kind, _envelope) = (kind, envelope);

    /// <summary>Reports what is unknown at the top of the document.</summary>
    public void CheckTop(MappingNode root)
    {
        for (var i = 0; i < root.Entries.Count && !findings.Silent; i++)
        {
            if (!EnvelopeSchemas.Has(_kind!, _envelope, root.Entries[i].Key, semantics))
            {
                Report(root.Entries[i], Top());
            }
        }
    }

    /// <summary>Reports what is unknown in a Kubernetes object's metadata.</summary>
    public void CheckMetadata(MappingNode metadata)
    {
        for (var i = 0; i < metadata.Entries.Count && !findings.Silent; i++)
        {
            if (EnvelopeSchemas.Metadata.Find(metadata.Entries[i].Key) is null)
            {
                Report(metadata.Entries[i], EnvelopeSchemas.Metadata);
            }
        }
    }

    /// <summary>Reports a field of an object within the spec or the status.</summary>
    /// <param name="entry">The field.</param>
    /// <param name="schema">The shape of the object.</param>
    /// <param name="outer">The shape of the object around it; null where that is the document.</param>
    public void Report(in MappingEntry entry, ObjectSchema schema, ObjectSchema? outer)
    {
        if (!findings.Silent)
        {
            Add(entry, Hint(entry.Key, schema, outer ?? Top()), schema);
        }
    }

    private void Report(in MappingEntry entry, ObjectSchema schema)
    {
        var hint = (_envelope, entry.Key) switch
        {
            (Envelope.Kubernetes, "mesh") when _kind!.Scope == KindScope.Mesh => $"; on Kubernetes the mesh is the label {KumaLabels.Mesh}",
            (Envelope.Universal, "spec") => $"; in Universal form the fields of a {_kind!.Name} stand at the top, without spec",
            _ => Hint(entry.Key, schema, null),
        };
        Add(entry, hint, schema);
    }

    private void Add(in MappingEntry entry, string hint, ObjectSchema schema)
    {
        // Where the hint names another place, the field is not the one of a similar name here.
        var place = path.Field(entry.Key);
        var fix = hint.EndsWith('?') ? Mending.Rename(place, entry.Key, schema.PropertiesIn(semantics).Select(property => property.Name)) : null;
        findings.Add(ReadingRules.UnknownField, entry.KeyStart, place, $"unknown field \"{entry.Key}\"{hint}", Anchor.Key, fix: fix);
    }

    private ObjectSchema Top() => EnvelopeSchemas.Document(_kind!, _envelope);

    private string Hint(string key, ObjectSchema schema, ObjectSchema? outer)
    {
        if (schema.Find(key)?.Since is { } since)
        {
            return $"; it comes with Kuma {since}";
        }

        var near = NearName.Find(key, schema.PropertiesIn(semantics).Select(property => property.Name));
        return string.Equals(near, key, StringComparison.OrdinalIgnoreCase) ? Meant(near!)
            : Elsewhere(key, schema, outer) ?? (near is null ? "" : Meant(near));
    }

    private static string Meant(string name) => $"; did you mean \"{name}\"?";

    private string? Elsewhere(string key, ObjectSchema schema, ObjectSchema? outer)
    {
        foreach (var property in schema.PropertiesIn(semantics))
        {
            switch (property.Schema)
            {
                case ObjectSchema inner when Knows(inner, key):
                    return $"; it belongs in \"{property.Name}\"";
                case ListSchema { Item: ObjectSchema item } when Knows(item, key):
                    return $"; it belongs in the items of \"{property.Name}\"";
            }
        }

        return outer is not null && Knows(outer, key) ? "; it belongs one level further out" : null;
    }

    private bool Knows(ObjectSchema schema, string key) => schema.Find(key)?.IsKnownIn(semantics) == true;
}
