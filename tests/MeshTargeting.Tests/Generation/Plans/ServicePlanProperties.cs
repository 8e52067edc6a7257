using CsCheck;
using MeshTargeting.Generation.Addresses;
using MeshTargeting.Generation.Plans;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Tests.Generation.Plans;

/// <summary>What holds whatever people and plans do, in whatever order, and whichever writes fail.</summary>
public sealed class ServicePlanProperties
{
    private static readonly string[] Names = ["a", "b", "c"];

    private static readonly Gen<Step> Steps = Gen.Frequency<Step>(
        (6, Gen.Select(Gen.OneOf(Names), Gen.Int[80, 82], Gen.Bool, Gen.OneOf("red", "blue")).Select(
            (name, port, headless, team) => (Step)new Apply(Service(name, port, headless, team)))),
        (2, Gen.OneOf(Names).Select(name => (Step)new Delete(Service(name, 80, false, "red")))),
        (3, Gen.OneOf(Names).Select(name => (Step)new Apply(Pod(name)))),
        (1, Gen.OneOf(Names).Select(name => (Step)new Delete(Pod(name)))),
        (4, Gen.OneOf(Names).Select(name => (Step)new Apply(External(name)))),
        (2, Gen.OneOf(Names).Select(name => (Step)new Delete(External(name)))),
        (2, Gen.OneOf("Exclusive", "Disabled").Select(mode => (Step)new Apply(Mesh(mode)))),
        (2, Gen.OneOf("{{ .Name }}.mesh", "same.mesh", "{{ .Wrong }}").Select(template => (Step)new Apply(Generator(template)))),
        (1, Gen.OneOf(Names).Select(name => (Step)new Overwrite(External(name)))),
        (1, Gen.Const((Step)new NewLeader())),
        (6, Gen.Int[0, 255].Select(lost => (Step)new Round(lost))));

    [Fact]
    public void once_it_is_quiet_nothing_is_left_to_write_and_no_address_has_changed_that_need_not()
    {
        Steps.Array[1, 25].Sample(steps =>
        {
            var cluster = new Cluster { Settings = new() { Duties = Duties.All, Ranges = SmallRanges } };
            cluster.Apply(Mesh("Exclusive"));
            var addresses = new Dictionary<Guid, string>();
            foreach (var step in steps)
            {
                step.Take(cluster);
                Remember();
            }

            cluster.Settle();
            Remember();
            var world = cluster.World;
            Assert.Empty(ServicePlan.Of(world, cluster.Settings, PlanMemory.None, DateTimeOffset.UnixEpoch, _ => null).Changes);
            var given = cluster.Stored.Where(r => r.Id.Kind == "MeshExternalService").Select(r => ServiceVips.Of(r).Single()).ToList();
            Assert.Equal(given.Count, given.Distinct().Count());

            void Remember()
            {
                foreach (var service in cluster.Stored.Where(r => r.Id.Kind == "MeshExternalService" && ServiceVips.Of(r).Count > 0))
                {
                    var address = ServiceVips.Of(service).Single();
                    Assert.True(addresses.TryAdd(service.Metadata.Uid!.Value, address) || addresses[service.Metadata.Uid!.Value] == address);
                }
            }
        });
    }

    [Fact]
    public void each_Service_has_the_MeshServices_of_its_own_and_no_others_are_left()
    {
        Steps.Array[1, 25].Sample(steps =>
        {
            var cluster = new Cluster();
            cluster.Apply(Mesh("Exclusive"));
            foreach (var step in steps)
            {
                step.Take(cluster);
            }

            cluster.Settle();
            var world = cluster.World;
            var isOn = world.ModeOf("default") != MeshTargeting.Worlds.MeshServicesMode.Disabled;
            var expected = cluster.Stored.OfType<Resource<MeshTargeting.Resources.Kinds.Kubernetes.ServiceSpec>>()
                .Where(service => isOn && (service.Spec.ClusterIP != "None" || cluster.Stored.Any(r => r.Id.Kind == "Pod" && r.Metadata.Name == service.Metadata.Name)))
                .Select(service => service.Metadata.Name);
            var made = cluster.Stored.OfType<Resource<MeshServiceSpec>>().Select(r => r.Metadata.Labels["k8s.kuma.io/service-name"]);
            Assert.Equal(expected.Order(), made.Order());
        });
    }

    /// <summary>Four addresses for three services, so that what was left behind is soon given again.</summary>
    private static IReadOnlyList<(KindDescriptor Kind, AddressRange Range)> SmallRanges
    {
        get
        {
            Assert.True(AddressRange.TryParse("242.0.0.0/30", out var range, out _));
            return [(MeshExternalServiceSpec.Descriptor, range)];
        }
    }

    private static string Service(string name, int port, bool headless, string team) => $$"""
        apiVersion: v1
        kind: Service
        metadata: { name: {{name}}, namespace: app, labels: { kuma.io/mesh: default, team: {{team}} } }
        spec:
          clusterIP: {{(headless ? "None" : "10.0.0.1")}}
          selector: { app: {{name}} }
          ports: [{ port: {{port}} }]
        """;

    private static string Pod(string name) => $$"""
        apiVersion: v1
        kind: Pod
        metadata: { name: {{name}}, namespace: app, labels: { app: {{name}} } }
        """;

    private static string External(string name) => $$"""
        apiVersion: kuma.io/v1alpha1
        kind: MeshExternalService
        metadata: { name: {{name}}, namespace: kuma-system, labels: { kuma.io/mesh: default } }
        spec:
          match: { type: HostnameGenerator, port: 443, protocol: tcp }
          endpoints: [{ address: example.com, port: 443 }]
        """;

    private static string Mesh(string mode) => $$"""
        apiVersion: kuma.io/v1alpha1
        kind: Mesh
        metadata: { name: default }
        spec: { meshServices: { mode: {{mode}} } }
        """;

    private static string Generator(string template) => $$"""
        apiVersion: kuma.io/v1alpha1
        kind: HostnameGenerator
        metadata: { name: names, namespace: kuma-system }
        spec:
          selector: { meshExternalService: { matchLabels: {} } }
          template: "{{template}}"
        """;

    private abstract record Step
    {
        public abstract void Take(Cluster cluster);
    }

    /// <summary>Somebody applies a manifest.</summary>
    private sealed record Apply(string Yaml) : Step
    {
        public override void Take(Cluster cluster) => cluster.Apply(Yaml);
    }

    /// <summary>Somebody overwrites a resource with its status, which is made good before another leads.</summary>
    private sealed record Overwrite(string Yaml) : Step
    {
        public override void Take(Cluster cluster)
        {
            cluster.Plan();
            cluster.Replace(Yaml);
            cluster.Settle();
        }
    }

    /// <summary>Somebody deletes something.</summary>
    private sealed record Delete(string Yaml) : Step
    {
        public override void Take(Cluster cluster) => cluster.Delete(Yaml);
    }

    /// <summary>Another replica leads, which knows only what is stored.</summary>
    private sealed record NewLeader : Step
    {
        public override void Take(Cluster cluster) => cluster.Memory = PlanMemory.None;
    }

    /// <summary>A plan of which some changes are made and others fail.</summary>
    private sealed record Round(int Lost) : Step
    {
        public override void Take(Cluster cluster)
        {
            foreach (var (index, change) in cluster.Plan().Changes.Index().ToList())
            {
                if ((Lost >> (index % 8) & 1) == 0)
                {
                    cluster.Make(change);
                }
            }
        }
    }
}
