using System.Text.Json;

namespace MeshTargeting.Server.Cluster.Json;

/// <summary>What tells an object of the API server from others of its kind.</summary>
internal readonly record struct ObjectKey(string Namespace, string Name)
{
    public override string ToString() => Namespace.Length == 0 ? Name : $"{Namespace}/{Name}";
}

/// <summary>What is read of every object, whether or not the rest can be read.</summary>
/// <param name="Key">Which object it is.</param>
/// <param name="Version">Its resourceVersion; empty where it has none.</param>
/// <param name="NamesKind">Whether it says its kind; members of lists of Kubernetes' own kinds do not.</param>
internal readonly record struct ObjectIdentity(ObjectKey Key, string Version, bool NamesKind)
{
    /// <summary>So deep may JSON be nested that is only passed over: as deep as Go's decoder takes it.</summary>
    internal static readonly JsonReaderOptions Lenient = new() { MaxDepth = 10_000 };

    /// <exception cref="JsonException">It is no JSON object.</exception>
    public static ObjectIdentity Of(ReadOnlySpan<byte> utf8)
    {
        var (ns, name, version, namesKind) = ("", "", "", false);
        var reader = new Utf8JsonReader(utf8, Lenient);
        while (JsonMembers.Next(ref reader, depth: 1))
        {
            namesKind |= reader.ValueTextEquals("kind"u8);
            var isMetadata = reader.ValueTextEquals("metadata"u8);
            reader.Read();
            if (!isMetadata || reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            while (JsonMembers.Next(ref reader, depth: 2))
            {
                if (reader.ValueTextEquals("name"u8))
                {
                    name = JsonMembers.Text(ref reader);
                }
                else if (reader.ValueTextEquals("namespace"u8))
                {
                    ns = JsonMembers.Text(ref reader);
                }
                else if (reader.ValueTextEquals("resourceVersion"u8))
                {
                    version = JsonMembers.Text(ref reader);
                }
                else
                {
                    reader.Skip();
                }
            }
        }

        return new ObjectIdentity(new ObjectKey(ns, name), version, namesKind);
    }
}
