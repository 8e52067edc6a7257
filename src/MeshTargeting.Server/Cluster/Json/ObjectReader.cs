using System.Buffers;
using System.Text;
using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Server.Cluster.Json;

/// <summary>Makes resources of a kind's objects, by the engine's own reader.</summary>
internal sealed class ObjectReader : IObjectReader
{
    /// <summary>The whole object once more, for kubectl's own use: of many objects the larger part.</summary>
    private const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";

    private readonly byte[] _opening;
    private readonly ReadOptions _options;

    public ObjectReader(KindDescriptor kind, KumaSemantics semantics)
    {
        _opening = Encoding.UTF8.GetBytes($$"""{"apiVersion":"{{kind.ApiVersion}}","kind":"{{kind.Name}}",""");
        _options = new ReadOptions { Semantics = semantics };
    }

    /// <inheritdoc />
    /// <remarks>What nobody reads is left out.</remarks>
    public Resource? Read(ReadOnlyMemory<byte> utf8, bool namesKind, out string? problem)
    {
        var result = ManifestReader.ReadJson(namesKind ? utf8 : WithKind(utf8.Span), options: _options);
        problem = null;
        if (result.Resources.Count > 0)
        {
            return Slim(result.Resources[0]);
        }

        problem = result.Findings.Count > 0 ? result.Findings[0].Message : "it is not of the kind that was asked for";
        return null;
    }

    private ReadOnlyMemory<byte> WithKind(ReadOnlySpan<byte> utf8)
    {
        var members = utf8[(utf8.IndexOf((byte)'{') + 1)..];
        var buffer = new ArrayBufferWriter<byte>(_opening.Length + members.Length);
        buffer.Write(_opening);
        buffer.Write(members);
        return buffer.WrittenMemory;
    }

    private static Resource Slim(Resource resource)
    {
        var metadata = resource.Metadata;
        var hasLastApplied = metadata.Annotations.ContainsKey(LastApplied);
        var hasIdleOwners = metadata.Owners.Count > 0 && resource.Kind != MeshServiceSpec.Descriptor;
        return hasLastApplied || hasIdleOwners
            ? resource.WithMetadata(metadata with
            {
                Annotations = hasLastApplied ? Without(metadata.Annotations) : metadata.Annotations,
                Owners = hasIdleOwners ? [] : metadata.Owners,
            })
            : resource;
    }

    private static IReadOnlyDictionary<string, string> Without(IReadOnlyDictionary<string, string> annotations) => annotations.Count == 1
        ? ResourceMetadata.None
        : annotations.Where(a => a.Key != LastApplied).ToDictionary(StringComparer.Ordinal);
}
