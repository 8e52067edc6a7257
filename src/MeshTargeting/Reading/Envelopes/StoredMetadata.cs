using MeshTargeting.Reading.Nodes;
using MeshTargeting.Resources;

namespace MeshTargeting.Reading.Envelopes;

/// <summary>
/// The metadata that Kubernetes and its controllers write. In a manifest it is left over from what somebody read there and means nothing,
/// so what is wrong with it is passed over and no finding.
/// </summary>
internal static class StoredMetadata
{
    public static Guid? Uid(MappingNode metadata) => Guid.TryParseExact(Text(metadata, "uid"), "D", out var uid) ? uid : null;

    public static string? Version(MappingNode metadata) => Text(metadata, "resourceVersion") is { Length: > 0 } version ? version : null;

    public static bool IsTerminating(MappingNode metadata) => Text(metadata, "deletionTimestamp") is { Length: > 0 };

    public static IReadOnlyList<OwnerReference> Owners(MappingNode metadata)
    {
        if (metadata.Find("ownerReferences") is not { Value: SequenceNode { Items: { Count: > 0 } items } })
        {
            return [];
        }

        var owners = new List<OwnerReference>(items.Count);
        foreach (var item in items)
        {
            if (item is MappingNode owner && Text(owner, "kind") is { Length: > 0 } kind && Text(owner, "name") is { Length: > 0 } name)
            {
                owners.Add(new(Text(owner, "apiVersion") ?? "", kind, name, Uid(owner), IsTrue(owner, "controller"), IsTrue(owner, "blockOwnerDeletion")));
            }
        }

        return owners;
    }

    private static string? Text(MappingNode node, string name) =>
        node.Find(name) is { Value: ScalarNode { Value: { Kind: ScalarKind.String, Text: var text } } } ? text : null;

    private static bool IsTrue(MappingNode node, string name) => node.Find(name) is { Value: ScalarNode { Value.IsTrue: true } };
}
