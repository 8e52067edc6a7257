using System.Text.Json.Nodes;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Upgrading;

/// <summary>A setting of a Mesh that 3.0 reads past.</summary>
/// <param name="Path">Where it stands, below the spec.</param>
/// <param name="Effect">What comes of it; a clause.</param>
/// <param name="Remedy">What to do.</param>
/// <param name="Protects">Whether something that it protects is open then.</param>
/// <param name="Fix">How the text is mended; null where a person must decide.</param>
internal sealed record GoneMeshSetting(string Path, string Effect, string Remedy, bool Protects = false, Fix? Fix = null);

/// <summary>Finds what a Mesh sets and 3.0 leaves to policies; what 3.0 does anyway is left out.</summary>
internal static class MeshSettings
{
    /// <summary>The settings of a mesh, in the order of the declaration.</summary>
    public static IEnumerable<GoneMeshSetting> Of(Resource<MeshSpec> mesh, UpgradeFacts facts)
    {
        var spec = mesh.Spec;
        if (spec.Tracing is { Backends.Count: > 0 })
        {
            yield return new("tracing", "no traces are sent any more", "Write a MeshTrace.");
        }

        if (spec.Logging is { Backends.Count: > 0 })
        {
            yield return new("logging", "no access logs are written any more", "Write a MeshAccessLog.");
        }

        if (spec.Metrics is { Backends.Count: > 0 })
        {
            yield return new("metrics", "proxies have no metrics any more", "Write a MeshMetric.");
        }

        if (spec.Networking?.Outbound?.Passthrough == false)
        {
            yield return Passthrough(mesh, facts);
        }

        if (spec.Routing?.LocalityAwareLoadBalancing == true)
        {
            yield return new("routing.localityAwareLoadBalancing", "traffic is spread over all zones", "Write a MeshLoadBalancingStrategy with localityAwareness.");
        }

        if (spec.Routing?.DefaultForbidMeshExternalServiceAccess == true)
        {
            yield return new(
                "routing.defaultForbidMeshExternalServiceAccess",
                "external services come to be open to every client",
                "Write MeshTrafficPermissions for the external services.",
                Protects: true);
        }

        if (spec.Constraints?.DataplaneProxy is { } constraints && (constraints.Requirements is { Count: > 0 } || constraints.Restrictions is { Count: > 0 }))
        {
            yield return new(
                "constraints",
                "every proxy may join the mesh",
                "See by other means, tokens or the permissions of Kubernetes, which proxies join the mesh.",
                Protects: true);
        }
    }

    private static GoneMeshSetting Passthrough(Resource<MeshSpec> mesh, UpgradeFacts facts)
    {
        const string Path = "networking.outbound.passthrough";
        const string Effect = "traffic may leave the mesh for every destination";
        var spec = new JsonObject
        {
            ["targetRef"] = new JsonObject { ["kind"] = "Mesh" },
            ["default"] = new JsonObject { ["passthroughMode"] = "None" },
        };
        var isAlone = facts.World.OfKind(mesh.Metadata.Name, MeshPassthroughSpec.Descriptor).Count == 0;
        return isAlone && SpecJson.Beside(facts, mesh, MeshPassthroughSpec.Descriptor, "no-passthrough", spec) is { } document
            ? new(
                Path,
                Effect,
                "Write a MeshPassthrough with passthroughMode: None for the mesh, in place of passthrough.",
                Protects: true,
                new Fix("write a MeshPassthrough with passthroughMode: None in place of passthrough", [new RemoveNode(SpecJson.Prefix(mesh) + Path), document]))
            : new(Path, Effect, "See that the MeshPassthroughs of the mesh say passthroughMode: None where nothing else is meant, and remove passthrough.", Protects: true);
    }
}
