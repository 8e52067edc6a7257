using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Worlds;

namespace MeshTargeting.Reports.Json;

/// <summary>The report of <c>resolve</c> as scripts read it. The order of the members is that of the JSON.</summary>
public sealed record ResolveReport
{
    /// <summary>The version of this shape.</summary>
    public string ApiVersion { get; init; } = ReportJson.ApiVersion;

    /// <summary>Tells this report from others.</summary>
    public string Kind { get; init; } = "ResolveReport";

    /// <summary>The version of Kuma under which the references were resolved.</summary>
    public required string KumaVersion { get; init; }

    /// <summary>Every reference, sorted by file, line, column and path.</summary>
    public required IReadOnlyList<ReportedReference> References { get; init; }

    /// <summary>Every policy with the proxies that it applies to, sorted by file and line.</summary>
    public required IReadOnlyList<ReportedPolicy> Policies { get; init; }

    /// <summary>Makes the report of a resolution.</summary>
    public static ResolveReport Of(ResolveResult result) => new()
    {
        KumaVersion = result.World.Options.Semantics.Version,
        References = result.References.Select(r => ReportedReference.Of(r, result.World)).ToList(),
        Policies = result.Policies.Select(ReportedPolicy.Of).ToList(),
    };
}

/// <summary>A reference, and what it resolves to.</summary>
public sealed record ReportedReference
{
    /// <summary>The resource that refers.</summary>
    public required ResourceName From { get; init; }

    /// <summary>The place of the reference in it.</summary>
    public required string Path { get; init; }

    /// <summary>The kind that is referred to, as written.</summary>
    public required string RefKind { get; init; }

    /// <summary><c>Resolved</c>, <c>PartiallyResolved</c> or <c>Unresolved</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The named reason; <c>Resolved</c> where it resolves.</summary>
    public required string Reason { get; init; }

    /// <summary>What it resolves to.</summary>
    public required IReadOnlyList<ReportedTarget> Targets { get; init; }

    /// <summary>The file; null where the resource comes from none.</summary>
    public required string? File { get; init; }

    /// <summary>The line, from 1.</summary>
    public required int? Line { get; init; }

    /// <summary>The column, from 1.</summary>
    public required int? Column { get; init; }

    internal static ReportedReference Of(ResolvedReference resolved, World world)
    {
        var (reference, position, resolution) = resolved;
        return new ReportedReference
        {
            From = ResourceName.Of(reference.From.Id),
            Path = reference.Path,
            RefKind = reference.Ref.Kind ?? "",
            Status = resolution switch
            {
                Resolved => "Resolved",
                PartiallyResolved => "PartiallyResolved",
                _ => "Unresolved",
            },
            Reason = resolution.Reason.ToString(),
            Targets = resolution.Targets.Select(t => ReportedTarget.Of(t, world)).ToList(),
            File = reference.From.Source?.File,
            Line = position?.Line,
            Column = position?.Column,
        };
    }
}

/// <summary>A resource, or a port of it, that a reference resolves to.</summary>
public sealed record ReportedTarget
{
    /// <summary>Kuma's identifier.</summary>
    public required string Kri { get; init; }

    /// <summary>The kind.</summary>
    public required string Kind { get; init; }

    /// <summary>The mesh.</summary>
    public required string Mesh { get; init; }

    /// <summary>The zone; empty where neither the resource nor the user states one.</summary>
    public required string Zone { get; init; }

    /// <summary>The namespace; empty where there is none.</summary>
    public required string Namespace { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The port's or inbound's name; empty for the whole resource.</summary>
    public required string Section { get; init; }

    /// <summary>The port's number; null for the whole resource.</summary>
    public required int? Port { get; init; }

    /// <summary>The port's protocol; null for the whole resource.</summary>
    public required string? AppProtocol { get; init; }

    /// <summary>True where Kuma would make the resource; false where the input holds it.</summary>
    public required bool Derived { get; init; }

    /// <summary>How many of the known proxies serve it; null for kinds that no proxy serves.</summary>
    public required int? Proxies { get; init; }

    internal static ReportedTarget Of(Target target, World world)
    {
        var kri = world.KriOf(target.Resource, target.Section);
        return new ReportedTarget
        {
            Kri = kri.ToString(),
            Kind = target.Resource.Kind.Name,
            Mesh = target.Resource.Metadata.Mesh,
            Zone = kri.Zone,
            Namespace = target.Resource.Metadata.Namespace,
            Name = target.Resource.Metadata.Name,
            Section = target.Section,
            Port = target.Port,
            AppProtocol = target.AppProtocol,
            Derived = target.Resource.IsDerived,
            Proxies = target.Resource is Resource<MeshServiceSpec> service ? world.ProxiesOf(service).Count : null,
        };
    }
}

/// <summary>A policy, and the proxies that it applies to.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Role"><c>system</c>, <c>producer</c>, <c>consumer</c> or <c>workload-owner</c>; empty where it can have none.</param>
/// <param name="Reason">Why it can have no role, in Kuma's words; null where it has one.</param>
/// <param name="Proxies">The proxies, sorted by namespace and name.</param>
public sealed record ReportedPolicy(ResourceName Policy, string Role, string? Reason, IReadOnlyList<ReportedProxy> Proxies)
{
    internal static ReportedPolicy Of(PolicyMatch match) => new(
        ResourceName.Of(match.Policy.Id),
        match.Role.Name,
        match.Role.Error,
        match.Proxies.Select(ReportedProxy.Of).ToList());
}

/// <summary>A proxy that a policy applies to.</summary>
/// <param name="Mesh">The mesh.</param>
/// <param name="Namespace">The namespace; empty where there is none.</param>
/// <param name="Name">The name.</param>
/// <param name="Inbounds">The inbounds that are selected, each by name or number.</param>
public sealed record ReportedProxy(string Mesh, string Namespace, string Name, IReadOnlyList<string> Inbounds)
{
    internal static ReportedProxy Of(ProxyMatch match) =>
        new(match.Proxy.Metadata.Mesh, match.Proxy.Metadata.Namespace, match.Proxy.Metadata.Name, match.Inbounds);
}
