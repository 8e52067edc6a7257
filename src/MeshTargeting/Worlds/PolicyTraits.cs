using MeshTargeting.Defaulting.Labels;
using MeshTargeting.Resources;

namespace MeshTargeting.Worlds;

/// <summary>What decides where a policy counts and which of two wins; computed once for each policy and kept with it.</summary>
internal sealed class PolicyTraits
{
    private static readonly TargetRef WholeMesh = new() { Kind = "Mesh" };

    private readonly WorldOptions _options;

    private PolicyTraits(Resource policy, WorldOptions options)
    {
        _options = options;
        Meta = ResourceTraits.Of(policy, options);
        TargetRef = (policy.SpecObject as IPolicySpec)?.TargetRef ?? WholeMesh;
        Role = PolicyRole.Of(policy, options);
        Filter = PolicyFilter.Of(Meta, Role);
        IsShadow = Meta.Labels.GetValueOrDefault(KumaLabels.Effect) == "shadow";
        KindRank = RankOf(TargetRef.Kind);
        OriginRank = Meta.Origin switch { "global" => 1, null or "" => 2, "zone" => 3, _ => 0 };
        RoleRank = Role.Name switch { "system" or "" => 1, "producer" => 2, "consumer" => 3, "workload-owner" => 4, _ => 0 };
    }

    /// <summary>Names, labels, zone.</summary>
    public ResourceTraits Meta { get; }

    /// <summary><c>spec.targetRef</c>; the mesh where the manifest leaves it out.</summary>
    public TargetRef TargetRef { get; }

    /// <summary>Whose policy it is.</summary>
    public PolicyRole Role { get; }

    /// <summary>Where it counts whatever its targetRef says.</summary>
    public PolicyFilter Filter { get; }

    /// <summary>True where it has no effect (resource.go, IsShadowedResource).</summary>
    public bool IsShadow { get; }

    /// <summary>The rank of the kind that it targets.</summary>
    public int KindRank { get; }

    /// <summary>The rank of its origin (api/mesh/v1alpha1/dataplane_helpers.go).</summary>
    public int OriginRank { get; }

    /// <summary>The rank of its role (api/mesh/v1alpha1/dataplane_helpers.go).</summary>
    public int RoleRank { get; }

    /// <summary>The rank of a kind that references have; the higher wins, 0 for what is none (api/common/v1alpha1/targetref.go).</summary>
    public static int RankOf(string? kind) => kind switch
    {
        "Mesh" => 1,
        "Dataplane" => 2,
        "MeshSubset" => 3,
        "MeshGateway" => 4,
        "MeshService" => 5,
        "MeshExternalService" => 6,
        "MeshMultiZoneService" => 7,
        "MeshServiceSubset" => 8,
        "MeshHTTPRoute" => 9,
        _ => 0,
    };

    /// <summary>The traits of a policy.</summary>
    public static PolicyTraits Of(Resource policy, WorldOptions options) =>
        policy.Memo(options, static (PolicyTraits kept, WorldOptions o) => ReferenceEquals(kept._options, o), static (p, o) => new PolicyTraits(p, o));
}
