using System.Text.RegularExpressions;
using MeshTargeting.Reports.Generation;
using MeshTargeting.Resources;

namespace MeshTargeting.Server.Controllers.Folder;

/// <summary>
/// The files in which the server keeps what it makes, one resource each:
/// <c>generated/meshservice/default/redis.yaml</c> for MeshService redis of mesh default,
/// <c>generated/meshservice/shop.cart.yaml</c> for MeshService cart of namespace shop.
/// </summary>
/// <param name="folder">The folder of <c>--from</c>.</param>
internal sealed partial class GeneratedFiles(string folder)
{
    /// <summary>The first line of each; a file without it is a person's.</summary>
    public const string Header = "# meshservice-server writes this file: what is changed here by hand is overwritten, and it goes with what it is made of.\n";

    /// <summary>The file of a resource; null where its name, namespace or mesh cannot be part of a path.</summary>
    public string? PathOf(Resource resource)
    {
        var (metadata, kind) = (resource.Metadata, resource.Kind.Name.ToLowerInvariant());
        var isUniversal = resource.Envelope == Envelope.Universal;
        var name = isUniversal ? metadata.Name : $"{metadata.Namespace}.{metadata.Name}";
        string[] parts = isUniversal && metadata.Mesh.Length > 0 ? [kind, metadata.Mesh, name] : [kind, name];
        return Array.TrueForAll(parts, part => Safe().IsMatch(part)) ? Path.Combine([folder, "generated", .. parts]) + ".yaml" : null;
    }

    /// <summary>Whether the server has written the file in which a resource stands, and nobody has made it theirs.</summary>
    public bool IsOurs(Resource stored) =>
        stored.Source is { Index: 0, Item: null, Text: var text }
        && text.Content.StartsWith(Header, StringComparison.Ordinal)
        && !text.Content.Contains("\n---", StringComparison.Ordinal)
        && PathOf(stored) is { } path
        && Path.GetFullPath(path) == Path.GetFullPath(text.File);

    /// <summary>What the file of a resource holds.</summary>
    public static string TextOf(Resource resource) => Header + StoredManifest.Yaml(resource);

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9._-]*\z")]
    private static partial Regex Safe();
}
