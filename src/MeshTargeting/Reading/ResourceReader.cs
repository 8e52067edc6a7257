using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using MeshTargeting.Findings;
using MeshTargeting.Reading.Checking;
using MeshTargeting.Reading.Envelopes;
using MeshTargeting.Reading.Nodes;
using MeshTargeting.Reading.Paths;
using MeshTargeting.Reading.Text;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Expectations;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Reading;

/// <summary>Makes resources of the documents of one text.</summary>
internal sealed class ResourceReader : IDisposable
{
    private readonly KumaSemantics _semantics;
    private readonly List<Resource> _resources = [];
    private readonly List<Resource<MeshExpectationSpec>> _expectations = [];
    private readonly PathStack _path = new();
    private readonly FindingCollector _findings;
    private readonly KindIdentifier _identifier;
    private readonly ConstraintChecker _constraints;
    private readonly UnknownFields _unknown;
    private readonly StructureChecker _checker;
    private readonly EnvelopeFields _fields;
    private readonly EnvelopeReader _envelopes;
    private readonly ArrayBufferWriter<byte> _spec = new(512);
    private readonly ArrayBufferWriter<byte> _status = new(64);
    private readonly Utf8JsonWriter _writer;
    private int _ignored;

    public ResourceReader(ReadOptions options)
    {
        _semantics = options.Semantics;
        _findings = new FindingCollector(options);
        _identifier = new KindIdentifier(_findings);
        _constraints = new ConstraintChecker(_findings, _path, options.Semantics);
        _unknown = new UnknownFields(_findings, _path, options.Semantics);
        _checker = new StructureChecker(_findings, _path, _constraints, _unknown, options.Semantics);
        _fields = new EnvelopeFields(_findings, _path, _checker);
        _envelopes = new EnvelopeReader(_findings, _path, _fields, _unknown);
        // The JSON goes no further than to our own decoder: nothing in it needs escaping for HTML, and its form is known to be right.
        _writer = new Utf8JsonWriter(_spec, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
    }

    public void Dispose() => _writer.Dispose();

    public ReadResult Result => new(_resources, _findings.Findings, _ignored) { Expectations = _expectations };

    /// <summary>Reads a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="source">Where it stands; null where it comes from no text.</param>
    public void Read(in ParsedDocument document, SourceDocument? source)
    {
        _findings.Begin(source);
        if (document.Failure is { } failure)
        {
            _findings.Add(failure);
            return;
        }

        if (document.Root is not MappingNode root)
        {
            // A list at the top is a patch, a scalar some text: neither is a resource.
            _ignored += document.Root is null or ScalarNode { IsNull: true } ? 0 : 1;
            return;
        }

        var kind = _identifier.Identify(root);
        if (kind is DocumentKind.List list)
        {
            ReadList(list, document.DuplicateKeys, source);
        }
        else
        {
            ReadResource(root, kind, document.DuplicateKeys, source);
        }
    }

    private void ReadList(DocumentKind.List list, IReadOnlyList<DuplicateKey> duplicates, SourceDocument? source)
    {
        var items = list.Items.Items;
        for (var i = 0; i < items.Count; i++)
        {
            var itemSource = source is null ? null : source with { Item = i };
            _findings.Begin(itemSource);
            if (items[i] is MappingNode item)
            {
                ReadResource(item, _identifier.Identify(item, list), duplicates, itemSource);
            }
            else if (items[i] is not ScalarNode { IsNull: true })
            {
                _ignored++;
            }
        }
    }

    private void ReadResource(MappingNode root, DocumentKind kind, IReadOnlyList<DuplicateKey> duplicates, SourceDocument? source)
    {
        switch (kind)
        {
            case DocumentKind.Known known:
                ReadKnown(root, known.Kind, known.Envelope, duplicates, source);
                break;
            case DocumentKind.Foreign or DocumentKind.List:
                // Lists within lists are nothing that anyone writes.
                _ignored++;
                break;
        }
    }

    private void ReadKnown(MappingNode root, KindDescriptor kind, Envelope envelope, IReadOnlyList<DuplicateKey> duplicates, SourceDocument? source)
    {
        _findings.Silent = kind.Partial;
        _constraints.ListsAreMaps = envelope == Envelope.Kubernetes;
        _checker.IsProtobuf = kind.IsProtobuf;
        _constraints.UnsignedIsInt32 = !kind.IsProtobuf;
        _path.Reset(root);
        _unknown.Begin(kind, envelope);
        var metadata = _envelopes.Read(root, kind, envelope, out var isNamed);
        if (!_findings.Silent)
        {
            foreach (var (duplicate, path) in DuplicateKeys.Within(root, duplicates))
            {
                _findings.Add(duplicate, path, Anchor.Key);
            }
        }

        _findings.PassesOver = kind.Until is { } until && !_semantics.Precedes(until);
        ReadSpec(root, kind, envelope);
        ReadStatus(root, kind);
        _findings.PassesOver = false;
        if (isNamed && !_findings.IsTemplate)
        {
            Decode(kind, metadata, envelope, source);
        }

        _findings.End(new ResourceId(kind.Name, metadata.Mesh, metadata.Namespace, metadata.Name));
    }

    private void ReadSpec(MappingNode root, KindDescriptor kind, Envelope envelope)
    {
        _spec.ResetWrittenCount();
        var isInline = EnvelopeSchemas.IsInline(kind, envelope);
        _unknown.CheckTop(root);
        if (isInline)
        {
            Write(root, kind.Spec, _spec, isAlone: false);
        }
        else if (_fields.Object(root, "spec", kind.Spec) is { Value: MappingNode spec } entry)
        {
            _path.PushField(entry);
            Write(spec, kind.Spec, _spec);
            _path.Pop();
        }
        else if (envelope == Envelope.Universal && root.Find("spec") is not { Value: not ScalarNode { IsNull: true } })
        {
            // The schema of Kuma's REST interface demands it; Kubernetes' definitions do not.
            _findings.Add(SchemaRules.RequiredField, root.Start, "spec", "spec in body is required", kumaField: "");
        }
    }

    private void ReadStatus(MappingNode root, KindDescriptor kind)
    {
        _status.ResetWrittenCount();
        if (kind.Status is { } schema && _fields.Object(root, "status", schema) is { Value: MappingNode status } entry)
        {
            _path.PushField(entry);
            Write(status, schema, _status);
            _path.Pop();
        }
    }

    private void Write(MappingNode node, ObjectSchema schema, ArrayBufferWriter<byte> target, bool isAlone = true)
    {
        _writer.Reset(target);
        _checker.CheckObject(node, schema, _writer, isAlone);
        _writer.Flush();
    }

    private void Decode(KindDescriptor kind, ResourceMetadata metadata, Envelope envelope, SourceDocument? source)
    {
        try
        {
            var resource = kind.Decode(metadata, _spec.WrittenSpan, _status.WrittenSpan, envelope, source);
            if (resource is Resource<MeshExpectationSpec> expectation)
            {
                _expectations.Add(expectation);
            }
            else
            {
                _resources.Add(resource);
            }
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or FormatException or InvalidOperationException)
        {
            // The checks above let only through what fits. Should a declaration ever say one thing and its record another, the
            // user gets a finding, and not a crash.
            _findings.Add(ReadingRules.WrongType, _path.Place, "spec", $"cannot be read as a {kind.Name}");
        }
    }
}
