using MeshTargeting.Analysis.Orphaning;
using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Analysis;

public class OrphanFinderTests
{
    private const string Service = """
        type: MeshService
        name: backend
        mesh: default
        labels: {team: a}
        spec:
          selector: {dataplaneTags: {app: backend}}
          ports:
            - {name: http, port: 80, targetPort: 8080, appProtocol: http}
            - {name: admin, port: 9000, targetPort: 9000, appProtocol: tcp}
        """;

    [Theory]
    [InlineData("{kind: MeshService, name: backend}", "MeshTimeout p (spec.to[0].targetRef) refers to it and will find nothing once it is deleted")]
    [InlineData("{kind: MeshService, labels: {team: a}}", "MeshTimeout p (spec.to[0].targetRef) refers to it and will find nothing once it is deleted")]
    [InlineData("{kind: MeshService, name: other}", null)]
    [InlineData("{kind: MeshService, labels: {team: b}}", null)]
    [InlineData("{kind: MeshService, name: backend, sectionName: grpc}", null)]
    [InlineData("{kind: Mesh}", null)]
    public void names_who_refers_to_what_is_deleted(string reference, string? expected) => Assert.Equal(expected, Deleted(Service, Timeout(reference)));

    [Fact]
    public void is_silent_where_another_is_found_in_its_place() =>
        Assert.Null(Deleted(Service, Service.Replace("name: backend\n", "name: other\n", StringComparison.Ordinal), Timeout("{kind: MeshService, labels: {team: a}}")));

    [Theory]
    [InlineData("{kind: MeshService, name: backend, port: 80}")]
    [InlineData("{kind: MeshService, labels: {team: a}, port: 80}")]
    public void looks_at_backends_of_routes(string backend) => Assert.Equal(
        "MeshHTTPRoute r (spec.to[0].rules[0].default.backendRefs[0]) refers to it and will find nothing once it is deleted",
        Deleted(Service, $$"""
            type: MeshHTTPRoute
            name: r
            mesh: default
            spec:
              to:
                - targetRef: {kind: Mesh}
                  rules: [{matches: [], default: {backendRefs: [{{backend}}]} }]
            """));

    [Fact]
    public void looks_at_services_of_several_zones() => Assert.Equal(
        "MeshMultiZoneService m (spec.selector) refers to it and will find nothing once it is deleted",
        Deleted(Service, """
            type: MeshMultiZoneService
            name: m
            mesh: default
            spec:
              selector: {meshService: {matchLabels: {team: a}}}
              ports: [{port: 80}]
            """));

    [Fact]
    public void looks_at_policies_of_a_route() => Assert.Equal(
        "MeshTimeout p (spec.to[0].targetRef) refers to it and will find nothing once it is deleted",
        Deleted(
            """
            type: MeshHTTPRoute
            name: r
            mesh: default
            spec: {to: [{targetRef: {kind: Mesh}, rules: []}]}
            """,
            Timeout("{kind: MeshHTTPRoute, name: r}")));

    [Fact]
    public void names_each_once_in_their_order_and_not_more_than_five()
    {
        var policies = Enumerable.Range(0, 7).Select(i => Timeout("{kind: MeshService, name: backend}", $"p{6 - i}")).ToArray();

        Assert.Equal(
            "MeshTimeout p0, MeshTimeout p1, MeshTimeout p2, MeshTimeout p3, MeshTimeout p4 and 2 more refer to it and will find nothing once it is deleted",
            Deleted(Service, policies));
    }

    [Theory]
    [InlineData("name: http", "name: web", "{kind: MeshService, name: backend, sectionName: http}", true)]
    [InlineData("name: admin", "name: web", "{kind: MeshService, name: backend, sectionName: http}", false)]
    [InlineData("team: a", "team: b", "{kind: MeshService, labels: {team: a}}", true)]
    [InlineData("team: a", "team: b", "{kind: MeshService, name: backend}", false)]
    public void names_who_refers_to_what_is_changed(string old, string @new, string reference, bool isFound)
    {
        var message = Changed(Service, Service.Replace(old, @new, StringComparison.Ordinal), Timeout(reference));

        Assert.Equal(isFound, message?.StartsWith("MeshTimeout p (spec.to[0].targetRef) will find nothing after this change: ", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void names_what_belongs_to_a_mesh() => Assert.Equal(
        "MeshService backend and MeshTimeout p belong to this mesh",
        Deleted("{type: Mesh, name: default}", Service, Timeout("{kind: Mesh}")));

    private static string? Deleted(string deleted, params string[] others) => Changed(deleted, null, others);

    private static string? Changed(string was, string? now, params string[] others)
    {
        var before = World.Create([Read(was), .. others.Select(Read)], new WorldOptions());
        var target = before.Find(Read(was).Id)!;
        var after = now is null ? before.With([], [target.Id]) : before.With([Read(now)]);
        return OrphanFinder.Find(before, after, target, now is null ? null : after.Find(target.Id))?.Message;
    }

    private static string Timeout(string reference, string name = "p") => $$"""
        type: MeshTimeout
        name: {{name}}
        mesh: default
        spec: {to: [{targetRef: {{reference}}, default: {idleTimeout: 1h} }]}
        """;

    private static Resource Read(string manifest) => ManifestReader.Read(new SourceText("a.yaml", manifest)).Resources.Single();
}
