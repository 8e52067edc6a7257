using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Reports.Inspect;

/// <summary>Finds the policy that a user names where any kind of policy will do.</summary>
public static class PolicyNames
{
    /// <summary>The kinds of policies that select proxies by a targetRef.</summary>
    private static readonly IReadOnlyList<KindDescriptor> Kinds = KindCatalog.All.Where(kind => kind.IsPolicy).ToArray();

    /// <summary>The policy of that name: <c>KIND/namespace/name</c>, <c>KIND/name</c>, <c>namespace/name</c>, <c>name</c> or its KRI.</summary>
    /// <param name="world">The World.</param>
    /// <param name="written">The name as the user wrote it; the kind by its name, its plural or its short name.</param>
    /// <param name="mesh">The mesh in which it is looked for; null for all.</param>
    public static NamedResource Find(World world, string written, string? mesh = null)
    {
        // What stands before the first "/" may be a kind or a namespace, and a namespace may have the name of a kind.
        var slash = written.IndexOf('/', StringComparison.Ordinal);
        var first = slash < 0 ? null : written[..slash];
        var ofKind = first is not null && ResourceNames.PolicyKind(first) is { } kind
            ? ResourceNames.Find(world, [kind], written[(slash + 1)..], mesh)
            : null;
        if (ofKind?.Resource is not null)
        {
            return ofKind;
        }

        var ofAny = ResourceNames.Find(world, Kinds, written, mesh, "policy");
        if (ofAny.Resource is not null)
        {
            return ofAny;
        }

        return ofKind ?? (first is not null ? OfUnknownKind(first, isKind: written.LastIndexOf('/') > slash) : null) ?? ofAny;
    }

    /// <summary>A word on a kind that there is not; null where it may well have been meant as a namespace.</summary>
    private static NamedResource? OfUnknownKind(string kind, bool isKind) => isKind || ResourceNames.NearPolicyKind(kind) is not null
        ? new NamedResource(null, ResourceNames.NoPolicyKind(kind))
        : null;
}
