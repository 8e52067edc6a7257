using System.Text.Json.Nodes;
using MeshTargeting.Findings;
using MeshTargeting.Reports.Generation;
using MeshTargeting.Resources;

namespace MeshTargeting.Server.Controllers.Folder;

/// <summary>
/// What a control plane keeps in a document that a person wrote: its <c>status</c>, and in the spec of a MeshService <c>state</c> and
/// <c>identities</c>. All else is the person's.
/// </summary>
internal static class KeptMembers
{
    private static readonly (string Path, string Key)[] Places = [("spec", "state"), ("spec", "identities"), ("", "status")];

    /// <summary>The edits that make a stored document what it is to be.</summary>
    /// <param name="stored">The resource as it is stored.</param>
    /// <param name="desired">The resource as it is to be.</param>
    /// <param name="isAll">False where it is to be changed in other places, too, which are not the server's.</param>
    public static IReadOnlyList<NodeEdit> Edits(Resource stored, Resource desired, out bool isAll)
    {
        var (before, after) = (StoredManifest.Of(stored), StoredManifest.Of(desired));
        var edits = new List<NodeEdit>();
        foreach (var (path, key) in Places)
        {
            var (old, value) = (Take(before, path, key), Take(after, path, key));
            if (value is not null && !JsonNode.DeepEquals(old, value))
            {
                edits.Add(new PutMember(path, key, value.ToJsonString()));
            }
        }

        isAll = JsonNode.DeepEquals(before, after);
        return edits;
    }

    private static JsonNode? Take(JsonObject manifest, string path, string key)
    {
        var holder = path.Length == 0 ? manifest : manifest[path] as JsonObject;
        return holder is not null && holder.Remove(key, out var value) ? value : null;
    }
}
