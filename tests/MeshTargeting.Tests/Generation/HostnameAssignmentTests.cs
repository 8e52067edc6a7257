using MeshTargeting.Generation.Hostnames;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using static MeshTargeting.Tests.Worlds.Given;

namespace MeshTargeting.Tests.Generation;

/// <summary>Hostnames of services, and what becomes of HostnameGenerators.</summary>
public class HostnameAssignmentTests
{
    [Fact]
    public void a_generator_gives_the_services_that_it_selects_a_hostname()
    {
        var web = Service(Meta("web", labels: ("team", "a")));
        var other = Service(Meta("other"));
        var assigned = Assign(Generator("names", "{{ .DisplayName }}.{{ .Zone }}.mesh", ("team", "a")), web, other);

        var address = Assert.Single(assigned[web].Addresses);
        Assert.Equal(("web.default.mesh", "HostnameGenerator", "names"), (address.Hostname, address.Origin, address.HostnameGeneratorRef!.CoreName));
        Assert.Equal("names True Generated ", Conditions(assigned[web]));
        Assert.Equal(AssignedHostnames.None, assigned[other]);
    }

    [Fact]
    public void on_Kubernetes_a_generator_goes_by_its_core_name()
    {
        var web = Service(Meta("web", "app"), envelope: Envelope.Kubernetes);
        var generator = Make(
            HostnameGeneratorSpec.Descriptor,
            new HostnameGeneratorSpec { Selector = new() { MeshService = new() }, Template = "{{ .Name }}.{{ .Namespace }}.mesh" },
            Meta("names", "kuma-system", mesh: ""),
            Envelope.Kubernetes);

        Assert.Equal("web.app.mesh by names.kuma-system", Hostnames(HostnameAssignment.Of(WorldOf(generator, web))[web]));
    }

    [Fact]
    public void the_older_service_keeps_a_hostname()
    {
        var young = Service(Meta("a") with { CreationTime = DateTimeOffset.UnixEpoch.AddDays(1) });
        var old = Service(Meta("b") with { CreationTime = DateTimeOffset.UnixEpoch });
        var assigned = Assign(Generator("static", "static.mesh"), young, old);

        Assert.Equal("static.mesh by static", Hostnames(assigned[old]));
        Assert.Equal("", Hostnames(assigned[young]));
        Assert.Equal("static False Collision Hostname collision with MeshService: a", Conditions(assigned[young]));
    }

    [Fact]
    public void a_generator_of_the_zone_goes_before_an_older_one_of_the_global_control_plane()
    {
        var (a, b) = (Service(Meta("a", labels: ("g", "1"))), Service(Meta("b", labels: ("z", "1"))));
        var global = Labelled(Generator("global", "x.mesh", ("g", "1")), "global", age: 0);
        var zone = Labelled(Generator("zone", "x.mesh", ("z", "1")), "zone", age: 9);
        var assigned = HostnameAssignment.Of(WorldOf(global, zone, a, b));

        Assert.Equal("x.mesh by zone", Hostnames(assigned[b]));
        Assert.Equal("", Hostnames(assigned[a]));
    }

    [Fact]
    public void kinds_and_meshes_do_not_collide()
    {
        var service = Service(Meta("a"));
        var elsewhere = Service(Meta("a", mesh: "other"));
        var external = Make(MeshExternalServiceSpec.Descriptor, new MeshExternalServiceSpec(), Meta("a"));
        var multiZone = Make(MeshMultiZoneServiceSpec.Descriptor, new MeshMultiZoneServiceSpec(), Meta("a"));
        Resource[] generators =
        [
            Generator("m", "a.mesh"),
            Make(HostnameGeneratorSpec.Descriptor, new HostnameGeneratorSpec { Selector = new() { MeshExternalService = new() }, Template = "a.mesh" }, Meta("e", mesh: "")),
            Make(HostnameGeneratorSpec.Descriptor, new HostnameGeneratorSpec { Selector = new() { MeshMultiZoneService = new() }, Template = "a.mesh" }, Meta("z", mesh: "")),
        ];
        var assigned = HostnameAssignment.Of(WorldOf([.. generators, service, elsewhere, external, multiZone]));

        Assert.Equal("a.mesh by m", Hostnames(assigned[service]));
        Assert.Equal("a.mesh by m", Hostnames(assigned[elsewhere]));
        Assert.Equal("a.mesh by e", Hostnames(assigned[external]));
        Assert.Equal("a.mesh by z", Hostnames(assigned[multiZone]));
    }

    [Fact]
    public void tells_why_a_template_fails()
    {
        var web = Service(Meta("web"));

        Assert.StartsWith("t False TemplateError pre evaluation of template", Conditions(Assign(Generator("t", "{{ label \"team\" }}.mesh"), web)[web]), StringComparison.Ordinal);
    }

    [Fact]
    public void a_status_that_says_so_already_is_left_as_it_is()
    {
        var web = Service(Meta("web"));
        var generator = Generator("names", "web.mesh");
        var written = (Resource<MeshServiceSpec>)Assign(generator, web)[web].WithStatusOf(web);
        var stored = written.WithStatus((MeshServiceStatus)written.Status! with { Vips = [new MeshServiceVip { Ip = "241.0.0.0" }] });

        Assert.Same(stored, Assign(generator, stored)[stored].WithStatusOf(stored));
        var without = (MeshServiceStatus)((Resource<MeshServiceSpec>)AssignedHostnames.None.WithStatusOf(stored)).Status!;
        Assert.Empty(without.Addresses!);
        Assert.Single(without.Vips!);
    }

    private static HostnameAssignment Assign(params Resource[] resources) => HostnameAssignment.Of(WorldOf(resources));

    private static Resource<HostnameGeneratorSpec> Generator(string name, string template, params (string Key, string Value)[] labels) => Make(
        HostnameGeneratorSpec.Descriptor,
        new HostnameGeneratorSpec { Selector = new() { MeshService = new() { MatchLabels = Map(labels) } }, Template = template },
        Meta(name, mesh: ""));

    private static Resource Labelled(Resource generator, string origin, int age) => generator.WithMetadata(generator.Metadata with
    {
        Labels = Map(("kuma.io/origin", origin)),
        CreationTime = DateTimeOffset.UnixEpoch.AddDays(age),
    });

    private static string Hostnames(AssignedHostnames assigned) =>
        string.Join(", ", assigned.Addresses.Select(a => $"{a.Hostname} by {a.HostnameGeneratorRef!.CoreName}"));

    private static string Conditions(AssignedHostnames assigned) => string.Join(", ", assigned.Generators
        .SelectMany(g => g.Conditions!, (g, c) => $"{g.HostnameGeneratorRef!.CoreName} {c.Status} {c.Reason} {c.Message}"));
}
