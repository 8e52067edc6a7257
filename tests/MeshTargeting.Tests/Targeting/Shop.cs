using System.Text;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Tests.Worlds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Targeting;

/// <summary>Services, proxies and policies for tests of references, on Kubernetes unless a test says otherwise.</summary>
internal static class Shop
{
    public static readonly MeshServicePort Http = new() { Name = "http", Port = 80, TargetPort = new(8080), AppProtocol = "http" };
    public static readonly MeshServicePort Admin = new() { Name = "admin", Port = 9901, TargetPort = new(9901) };
    public static readonly MeshServicePort Nameless = new() { Port = 8080, TargetPort = new(8080) };

    public static Resource<MeshServiceSpec> Service(string ns, string name, params MeshServicePort[] ports) =>
        Service(Given.Meta(name, ns), ports);

    public static Resource<MeshServiceSpec> Service(ResourceMetadata meta, params MeshServicePort[] ports) => Given.Make(
        MeshServiceSpec.Descriptor, new MeshServiceSpec { Ports = ports }, meta, meta.Namespace.Length > 0 ? Envelope.Kubernetes : Envelope.Universal);

    public static Resource<MeshTimeoutSpec> Timeout(string ns, TargetRef to, string name = "t", TargetRef? top = null) => Given.Make(
        MeshTimeoutSpec.Descriptor,
        new MeshTimeoutSpec { TargetRef = top, To = [new MeshTimeoutTo { TargetRef = to }] },
        Given.Meta(name, ns),
        ns.Length > 0 ? Envelope.Kubernetes : Envelope.Universal);

    public static Resource<MeshHTTPRouteSpec> Route(string ns, params BackendRef[] backends) => Given.Make(
        MeshHTTPRouteSpec.Descriptor,
        new MeshHTTPRouteSpec
        {
            To = [new HttpRouteTo { TargetRef = Named("MeshService", "backend"), Rules = [new HttpRouteRule { Default = new HttpRouteConf { BackendRefs = backends } }] }],
        },
        Given.Meta("r", ns),
        ns.Length > 0 ? Envelope.Kubernetes : Envelope.Universal);

    public static Resource Decode(KindDescriptor kind, ResourceMetadata meta, string specJson) => kind.Decode(
        meta, Encoding.UTF8.GetBytes(specJson), default, meta.Namespace.Length > 0 ? Envelope.Kubernetes : Envelope.Universal, null);

    public static TargetRef Named(string kind, string name, string? ns = null, string? section = null) =>
        new() { Kind = kind, Name = name, Namespace = ns, SectionName = section };

    public static TargetRef Labelled(string kind, string? section, params (string, string)[] labels) =>
        new() { Kind = kind, Labels = Given.Map(labels), SectionName = section };

    public static BackendRef Backend(string name, uint? port = null, string? section = null, string? ns = null, string kind = "MeshService") =>
        new() { Kind = kind, Name = name, Port = port, SectionName = section, Namespace = ns };

    /// <summary>What the single <c>to[].targetRef</c> of a timeout in a namespace resolves to.</summary>
    public static Resolution ResolveTo(World world, string ns, TargetRef to) => Resolve(world, Timeout(ns, to), "spec.to[0].targetRef");

    /// <summary>What the single backendRef of a route in a namespace resolves to.</summary>
    public static Resolution ResolveBackend(World world, string ns, BackendRef backend) =>
        Resolve(world, Route(ns, backend), "spec.to[0].rules[0].default.backendRefs[0]");

    /// <summary>What a reference at a place resolves to; the policy itself need not be in the World.</summary>
    public static Resolution Resolve(World world, Resource policy, string path) =>
        ReferenceResolver.Resolve(world, References.Of(policy).Single(r => r.Path == path));

    /// <summary>Targets as <c>namespace/name:section</c>.</summary>
    public static IEnumerable<string> Hits(Resolution resolution) => resolution.Targets.Select(t =>
        $"{(t.Resource.Metadata.Namespace.Length > 0 ? t.Resource.Metadata.Namespace + "/" : "")}{t.Resource.Metadata.Name}:{t.Section}");
}
