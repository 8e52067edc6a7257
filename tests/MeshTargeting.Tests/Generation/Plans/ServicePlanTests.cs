using MeshTargeting.Generation;
using MeshTargeting.Generation.Addresses;
using MeshTargeting.Generation.Plans;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Tests.Generation.Plans;

/// <summary>What is written so that the services of a cluster are what Kuma's control plane would make of them.</summary>
public class ServicePlanTests
{
    private const string Namespace = """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: app
          labels: { kuma.io/sidecar-injection: enabled }
        ---
        apiVersion: kuma.io/v1alpha1
        kind: Mesh
        metadata:
          name: default
        spec:
          meshServices: { mode: Exclusive }
        """;

    private const string Web = """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
          namespace: app
          labels: { team: a }
        spec:
          clusterIP: 10.0.0.7
          selector: { app: web }
          ports:
            - { name: http, port: 80, targetPort: 8080, appProtocol: http }
            - { name: dns, port: 53, protocol: UDP }
        """;

    private const string Headless = """
        apiVersion: v1
        kind: Service
        metadata:
          name: db
          namespace: app
        spec:
          clusterIP: None
          selector: { app: db }
          ports:
            - { port: 5432 }
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: db-0
          namespace: app
          labels: { app: db }
        ---
        apiVersion: discovery.k8s.io/v1
        kind: EndpointSlice
        metadata:
          name: db-x
          namespace: app
          labels: { kubernetes.io/service-name: db }
        endpoints:
          - addresses: [10.1.0.9]
            targetRef: { kind: Pod, name: db-0, namespace: app }
        """;

    private const string External = """
        apiVersion: kuma.io/v1alpha1
        kind: MeshExternalService
        metadata:
          name: payments
          namespace: kuma-system
          labels: { kuma.io/mesh: default }
        spec:
          match: { type: HostnameGenerator, port: 443, protocol: tcp }
          endpoints:
            - { address: payments.example.com, port: 443 }
        """;

    private const string MultiZone = """
        apiVersion: kuma.io/v1alpha1
        kind: MeshMultiZoneService
        metadata:
          name: web
          namespace: kuma-system
          labels: { kuma.io/mesh: default }
        spec:
          selector:
            meshService:
              matchLabels: { team: a }
          ports:
            - { port: 80 }
        """;

    private static Cluster With(params string[] yaml)
    {
        var cluster = new Cluster();
        foreach (var manifests in yaml)
        {
            cluster.Apply(manifests);
        }

        return cluster;
    }

    [Fact]
    public void a_Service_gets_a_MeshService_with_its_address_and_its_status_in_one_write()
    {
        var cluster = With(Namespace, Web);
        var created = Assert.Single(cluster.Settle());

        Assert.Null(created.Stored);
        Assert.Equal("made of Service web, status", created.Reason);
        var service = cluster.Get<Resource<MeshServiceSpec>>("MeshService", "app", "web");
        Assert.Equal(("http", 80), (service.Spec.Ports!.Single().Name, service.Spec.Ports!.Single().Port));
        Assert.Equal(["10.0.0.7"], ServiceVips.Of(service));
        Assert.Equal("Unavailable", service.Spec.State);
        Assert.Equal(("v1", "Service", "web"), (service.Metadata.Owners[0].ApiVersion, service.Metadata.Owners[0].Kind, service.Metadata.Owners[0].Name));
        Assert.Equal("a", service.Metadata.Labels["team"]);
        Assert.Equal("app", service.Metadata.Labels["k8s.kuma.io/namespace"]);
        Assert.Equal("zone", service.Metadata.Labels["kuma.io/origin"]);
        Assert.Equal("web", service.Metadata.Annotations["kuma.io/display-name"]);
    }

    [Fact]
    public void ports_that_are_left_out_are_told()
    {
        var note = Assert.Single(With(Namespace, Web).Plan().Notes);
        Assert.Equal(("web", "IgnoredUnsupportedPort", "Ignored unsupported ports: dns"), (note.Resource.Metadata.Name, note.Reason, note.Text));
    }

    [Fact]
    public void a_headless_Service_gets_one_for_each_Pod_which_owns_it()
    {
        var cluster = With(Namespace, Headless);
        cluster.Settle();

        var service = Assert.IsType<Resource<MeshServiceSpec>>(cluster.Stored.Single(r => r.Id.Kind == "MeshService"));
        Assert.Equal("db-0.app", service.Spec.Selector!.DataplaneRef!.Name);
        Assert.Equal(("Pod", "db-0"), (service.Metadata.Owners[0].Kind, service.Metadata.Owners[0].Name));
        Assert.Equal(["10.1.0.9"], ServiceVips.Of(service));
    }

    [Fact]
    public void a_headless_Service_waits_for_Pods_that_are_not_known_yet()
    {
        var cluster = With(Namespace, Headless.Replace("name: db-0\n  namespace: app\n  labels", "name: db-1\n  namespace: app\n  labels", StringComparison.Ordinal));

        Assert.Empty(cluster.Settle());
    }

    [Fact]
    public void a_changed_Service_changes_its_MeshService_and_the_rest_stays()
    {
        var cluster = With(Namespace, Web);
        cluster.Settle();
        cluster.Apply(Web.Replace("port: 80,", "port: 81,", StringComparison.Ordinal).Replace("team: a", "team: b", StringComparison.Ordinal));
        var change = Assert.Single(cluster.Settle());

        Assert.Equal("Service web changed", change.Reason);
        var service = cluster.Get<Resource<MeshServiceSpec>>("MeshService", "app", "web");
        Assert.Equal((81, "Unavailable", "b"), (service.Spec.Ports![0].Port, service.Spec.State, service.Metadata.Labels["team"]));
        Assert.Equal(["10.0.0.7"], ServiceVips.Of(service));
    }

    [Fact]
    public void a_Service_that_was_made_anew_takes_over_its_MeshService()
    {
        var cluster = With(Namespace, Web);
        cluster.Settle();
        cluster.Delete(Web);
        cluster.Apply(Web);
        var change = Assert.Single(cluster.Settle());

        Assert.NotNull(change.Stored);
        Assert.NotEqual(change.Stored.Metadata.Owners[0].Uid, change.Desired!.Metadata.Owners[0].Uid);
    }

    [Theory]
    [InlineData("  annotations: { kuma.io/ignore: 'true' }", "the annotation kuma.io/ignore says so")]
    [InlineData("  annotations: { kuma.io/gateway: enabled }", null)]
    public void an_annotation_of_the_Service_decides(string annotation, string? reason)
    {
        var cluster = With(Namespace, Web);
        cluster.Settle();
        cluster.Apply(Web.Replace("  labels:", $"{annotation}\n  labels:", StringComparison.Ordinal));

        Assert.Equal(reason is null ? [] : [$"no MeshService any more: {reason}"], cluster.Settle().Select(c => c.Reason));
    }

    [Fact]
    public void without_its_Service_or_its_Mesh_a_MeshService_goes()
    {
        var cluster = With(Namespace, Web);
        cluster.Settle();
        cluster.Delete(Web);
        Assert.Equal("Service web is gone, or has no such endpoint any more", Assert.Single(cluster.Settle()).Reason);

        cluster.Apply(Web);
        cluster.Settle();
        cluster.Apply(Namespace.Replace("Exclusive", "Disabled", StringComparison.Ordinal));
        Assert.Equal("no MeshService any more: meshServices.mode of Mesh default is Disabled", Assert.Single(cluster.Settle()).Reason);
    }

    [Fact]
    public void one_that_a_person_wrote_stays_and_is_told_of()
    {
        const string Own = """
            apiVersion: kuma.io/v1alpha1
            kind: MeshService
            metadata:
              name: web
              namespace: app
              labels: { kuma.io/mesh: default }
            spec:
              selector: { dataplaneTags: { app: mine } }
              ports: [{ port: 9 }]
            """;
        var cluster = With(Namespace, Own, Web);
        var plan = cluster.Plan();
        cluster.Settle();

        Assert.Contains(plan.Notes, n => n is { Reason: "FailedToGenerateMeshService", Text: "MeshService web already exists and isn't owned by Service" });
        Assert.Equal(9, cluster.Get<Resource<MeshServiceSpec>>("MeshService", "app", "web").Spec.Ports![0].Port);
        cluster.Delete(Web);
        cluster.Settle();
        Assert.Contains(cluster.Stored, r => r.Id.Kind == "MeshService");
    }

    [Fact]
    public void addresses_are_given_once_and_stay()
    {
        var cluster = With(Namespace, Web, External, MultiZone);
        cluster.Settle();

        Assert.Equal(["242.0.0.0"], ServiceVips.Of(cluster.Get<Resource>("MeshExternalService", "kuma-system", "payments")));
        Assert.Equal(["243.0.0.0"], ServiceVips.Of(cluster.Get<Resource>("MeshMultiZoneService", "kuma-system", "web")));

        // Another leader knows nothing but what is stored.
        cluster.Memory = PlanMemory.None;
        Assert.Empty(cluster.Plan().Changes);
    }

    [Fact]
    public void an_address_that_was_promised_is_kept_until_it_is_stored()
    {
        var cluster = With(Namespace, External);
        var first = cluster.Plan().Changes.Single();
        cluster.Apply(External.Replace("payments\n", "other\n", StringComparison.Ordinal));
        var second = cluster.Plan().Changes;

        Assert.Equal("242.0.0.0", ServiceVips.Of(first.Desired!).Single());
        Assert.Equal(["other 242.0.0.1", "payments 242.0.0.0"], second.Select(c => $"{c.Id.Name} {ServiceVips.Of(c.Desired!).Single()}"));
    }

    [Fact]
    public void whoever_overwrites_the_status_takes_no_address_away()
    {
        var cluster = With(Namespace, External);
        cluster.Apply(External.Replace("payments\n", "other\n", StringComparison.Ordinal));
        cluster.Settle();
        var before = ServiceVips.Of(cluster.Get<Resource>("MeshExternalService", "kuma-system", "payments"));

        cluster.Replace(External);
        cluster.Settle();

        Assert.Equal(before, ServiceVips.Of(cluster.Get<Resource>("MeshExternalService", "kuma-system", "payments")));
    }

    [Fact]
    public void a_range_that_is_exhausted_is_told()
    {
        Assert.True(AddressRange.TryParse("242.0.0.0/32", out var range, out _));
        var cluster = new Cluster { Settings = new() { Duties = Duties.Addresses, Ranges = [(MeshExternalServiceSpec.Descriptor, range)] } };
        cluster.Apply(Namespace);
        cluster.Apply(External);
        cluster.Apply(External.Replace("payments\n", "other\n", StringComparison.Ordinal));
        var plan = cluster.Plan();

        Assert.Equal("payments", Assert.Single(plan.Changes).Id.Name);
        var note = Assert.Single(plan.Notes);
        Assert.Equal(("other", "AddressesExhausted", "it gets no address: all 1 of 242.0.0.0/32 are taken"), (note.Resource.Metadata.Name, note.Reason, note.Text));
    }

    [Fact]
    public void a_MeshMultiZoneService_lists_what_it_selects()
    {
        var cluster = With(Namespace, Web, MultiZone);
        cluster.Settle();

        var status = Assert.IsType<MeshMultiZoneServiceStatus>(cluster.Get<Resource>("MeshMultiZoneService", "kuma-system", "web").Status);
        Assert.Equal("web", status.MeshServices!.Single().Name);
    }

    [Fact]
    public void hostnames_come_from_generators()
    {
        const string Generator = """
            apiVersion: kuma.io/v1alpha1
            kind: HostnameGenerator
            metadata:
              name: names
              namespace: kuma-system
            spec:
              selector: { meshService: { matchLabels: { team: a } } }
              template: "{{ .DisplayName }}.{{ .Namespace }}.mesh"
            """;
        var cluster = With(Namespace, Web, Generator);
        cluster.Settle();

        var status = Assert.IsType<MeshServiceStatus>(cluster.Get<Resource>("MeshService", "app", "web").Status);
        Assert.Equal("web.app.mesh", status.Addresses!.Single().Hostname);
    }

    [Fact]
    public void only_what_is_asked_for_is_done()
    {
        var cluster = new Cluster { Settings = new() { Duties = Duties.Addresses } };
        cluster.Apply(Namespace);
        cluster.Apply(Web);
        cluster.Apply(External);

        Assert.Equal(["MeshExternalService"], cluster.Settle().Select(c => c.Id.Kind));
    }

    [Fact]
    public void default_generators_are_made_and_never_changed()
    {
        var cluster = new Cluster { Settings = new() { Duties = Duties.DefaultGenerators } };
        Assert.Equal(["HostnameGenerator kuma-system/local-mesh-external-service"], cluster.Settle().Select(c => c.Id.ToString()));

        cluster.Apply("""
            apiVersion: kuma.io/v1alpha1
            kind: HostnameGenerator
            metadata:
              name: local-mesh-external-service
              namespace: kuma-system
            spec:
              selector: { meshExternalService: { matchLabels: {} } }
              template: "{{ .Name }}.mine"
            """);
        Assert.Empty(cluster.Plan().Changes);
    }

    [Fact]
    public void what_is_being_deleted_is_left_alone()
    {
        var cluster = With(Namespace, External);
        var going = cluster.Get<Resource>("MeshExternalService", "kuma-system", "payments");
        cluster.Make(new ServiceChange(going, going.WithMetadata(going.Metadata with { IsTerminating = true }), ""));

        Assert.Empty(cluster.Plan().Changes);
    }

    [Fact]
    public void a_global_control_plane_makes_nothing()
    {
        var cluster = new Cluster { Options = new() { Derive = false, Mode = ControlPlaneMode.Global } };
        cluster.Apply(Namespace);
        cluster.Apply(Web);
        cluster.Apply(External);

        Assert.Empty(cluster.Plan().Changes);
    }
}
