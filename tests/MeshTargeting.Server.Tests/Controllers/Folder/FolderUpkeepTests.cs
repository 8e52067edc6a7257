using MeshTargeting.Files;
using MeshTargeting.Findings;
using MeshTargeting.Generation.Addresses;
using MeshTargeting.Generation.Plans;
using MeshTargeting.Reports;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Server.Controllers.Folder;
using MeshTargeting.Server.State;
using MeshTargeting.Server.Tests.Cluster;
using MeshTargeting.Server.Tests.Harness;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.Tests.Controllers.Folder;

/// <summary>A folder is kept as Kuma's control plane keeps its store on Universal.</summary>
public sealed class FolderUpkeepTests : IDisposable
{
    private const string Redis = "generated/meshservice/default/redis.yaml";

    private const string Mail = "# by hand\ntype: MeshExternalService\nname: mail\nspec:\n  match: {type: HostnameGenerator, port: 25, protocol: tcp}\n";

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();
    private readonly RememberedLog<FolderUpkeep> _log = new();
    private FolderUpkeep _upkeep;

    public FolderUpkeepTests()
    {
        _upkeep = NewServer();
        _folder.Write("mesh.yaml", "type: Mesh\nname: default\nmeshServices: {mode: Exclusive}\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void makes_of_dataplanes_what_they_serve_with_address_hostname_and_status()
    {
        _folder.Write("redis-1.yaml", Dataplanes.Of("redis-1", "redis"));

        Settle();

        var redis = Service("redis");
        Assert.Equal("241.0.0.0", ServiceVips.Of(redis).Single());
        var status = (MeshServiceStatus)redis.Status!;
        Assert.Equal("redis.svc.mesh.local", status.Addresses!.Single().Hostname);
        Assert.Equal((1, 1), (status.DataplaneProxies!.Total, status.DataplaneProxies.Healthy));
        Assert.Equal("Available", redis.Spec.State);
        Assert.Equal(_time.GetUtcNow(), redis.Metadata.CreationTime);
        Assert.Equal(
            ["generated/hostnamegenerator/local-mesh-external-service.yaml", "generated/hostnamegenerator/local-universal-mesh-service.yaml", Redis],
            Files("generated"));
    }

    [Fact]
    public void writes_nothing_when_all_is_as_it_should_be_also_after_a_restart()
    {
        _folder.Write("redis-1.yaml", Dataplanes.Of("redis-1", "redis"));
        _folder.Write("mine.yaml", Mail);
        Settle();
        var before = Contents();

        _time.Pass(TimeSpan.FromMinutes(10));
        Assert.False(Pass().HasWritten);
        _upkeep = NewServer();
        Assert.False(Pass().HasWritten);

        Assert.Equal(before, Contents());
    }

    [Fact]
    public void gives_what_people_wrote_a_status_and_leaves_the_rest_to_them()
    {
        const string All = "type: MeshMultiZoneService\nname: all # of them\nspec:\n  selector: {meshService: {matchLabels: {kuma.io/display-name: redis}}}\n  ports: [{port: 6379}]\n";
        _folder.Write("mail.yaml", Mail);
        _folder.Write("all.yaml", All);
        _folder.Write("redis-1.yaml", Dataplanes.Of("redis-1", "redis"));

        Settle();

        var mail = (MeshExternalServiceStatus)Stored().Single(r => r.Metadata.Name == "mail").Status!;
        Assert.Equal(("242.0.0.0", "mail.extsvc.mesh.local"), (mail.Vip!.Ip, mail.Addresses!.Single().Hostname));
        var all = (MeshMultiZoneServiceStatus)Stored().Single(r => r.Metadata.Name == "all").Status!;
        Assert.Equal(("243.0.0.0", "redis"), (all.Vips!.Single().Ip, all.MeshServices!.Single().Name));
        Assert.StartsWith(Mail + "status:\n", File.ReadAllText(_folder.At("mail.yaml")), StringComparison.Ordinal);
        Assert.StartsWith(All + "status:\n", File.ReadAllText(_folder.At("all.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public void keeps_addresses_over_restarts_and_gives_none_of_those_left_behind_at_once()
    {
        _folder.Write("a.yaml", Dataplanes.Of("a", "a"));
        _folder.Write("b.yaml", Dataplanes.Of("b", "b"));
        Settle();
        Assert.Equal(["241.0.0.0", "241.0.0.1"], Addresses("a", "b"));

        File.Delete(_folder.At("generated/meshservice/default/a.yaml"));
        File.Delete(_folder.At("a.yaml"));
        _upkeep = NewServer();
        _folder.Write("c.yaml", Dataplanes.Of("c", "c"));
        Settle();

        Assert.Equal(["241.0.0.1", "241.0.0.2"], Addresses("b", "c"));
    }

    [Fact]
    public void lets_a_service_without_dataplanes_go_when_its_grace_period_is_over()
    {
        _folder.Write("redis-1.yaml", Dataplanes.Of("redis-1", "redis"));
        Settle();
        File.Delete(_folder.At("redis-1.yaml"));

        Settle();
        Assert.Equal("2026-01-02T03:04:05Z", Service("redis").Metadata.Labels[KumaLabels.DeletionGracePeriodStartedAt]);
        Assert.Equal(TimeSpan.FromHours(1) + TimeSpan.FromMilliseconds(1), Pass().Again);

        _time.Pass(TimeSpan.FromHours(1));
        Assert.Equal((false, TimeSpan.FromMilliseconds(1)), Pass());
        Assert.Contains(Redis, Files("generated"));

        _time.Pass(TimeSpan.FromMilliseconds(1));
        Settle();
        Assert.DoesNotContain(Redis, Files("generated"));
        Assert.Null(Pass().Again);
    }

    [Fact]
    public void keeps_a_service_whose_dataplane_comes_back()
    {
        _folder.Write("redis-1.yaml", Dataplanes.Of("redis-1", "redis"));
        Settle();
        var before = File.ReadAllText(_folder.At(Redis));
        File.Delete(_folder.At("redis-1.yaml"));
        Settle();

        _time.Pass(TimeSpan.FromMinutes(59));
        _folder.Write("redis-1.yaml", Dataplanes.Of("redis-1", "redis"));
        Settle();

        Assert.Equal(before, File.ReadAllText(_folder.At(Redis)));
    }

    [Fact]
    public void takes_what_was_generated_away_at_once_where_the_mesh_turns_it_off()
    {
        _folder.Write("redis-1.yaml", Dataplanes.Of("redis-1", "redis"));
        Settle();

        _folder.Write("mesh.yaml", "type: Mesh\nname: default\nmeshServices: {mode: Disabled}\n");
        Settle();

        Assert.DoesNotContain(Redis, Files("generated"));
    }

    [Theory]
    [InlineData("type: Mesh\nname: default\nmeshServices: {mode: Disabled}\n")]
    public void deletes_nothing_while_a_document_cannot_be_read(string disabled)
    {
        _folder.Write("redis-1.yaml", Dataplanes.Of("redis-1", "redis"));
        Settle();
        _folder.Write("broken.yaml", "type: MeshService\n  name: [");
        _folder.Write("mesh.yaml", disabled);

        Settle();
        Assert.Contains(Redis, Files("generated"));
        Assert.Contains(_log.Lines, line => line.StartsWith("Warning: While not all of the folder can be read, nothing is deleted: 1 resource(s) that would go stay. ", StringComparison.Ordinal));

        File.Delete(_folder.At("broken.yaml"));
        Settle();
        Assert.DoesNotContain(Redis, Files("generated"));
    }

    [Fact]
    public void makes_meshservices_of_services_where_the_folder_is_of_kubernetes()
    {
        _folder.Write("mesh.yaml", "apiVersion: kuma.io/v1alpha1\nkind: Mesh\nmetadata: {name: default}\nspec: {meshServices: {mode: Exclusive}}\n");
        _folder.Write("shop.yaml", """
            apiVersion: v1
            kind: Namespace
            metadata: {name: shop, labels: {kuma.io/sidecar-injection: enabled}}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: cart, namespace: shop}
            spec: {clusterIP: 10.0.0.7, selector: {app: cart}, ports: [{port: 80, targetPort: 8080, appProtocol: http}]}
            """);

        Settle();

        Assert.Equal(["generated/hostnamegenerator/kuma-system.local-mesh-external-service.yaml", "generated/meshservice/shop.cart.yaml"], Files("generated"));
        Assert.Equal("10.0.0.7", ServiceVips.Of(Service("cart")).Single());

        File.Delete(_folder.At("shop.yaml"));
        Settle();
        Assert.Equal(["generated/hostnamegenerator/kuma-system.local-mesh-external-service.yaml"], Files("generated"));
    }

    [Fact]
    public void check_finds_nothing_in_what_was_written()
    {
        _folder.Write("redis-1.yaml", Dataplanes.Of("redis-1", "redis"));
        _folder.Write("web-1.yaml", Dataplanes.Of("web-1", "web"));
        _folder.Write("mail.yaml", Mail);
        _folder.Write("cart.yaml", "type: MeshService\nname: cart\nspec:\n  selector: {dataplaneTags: {kuma.io/service: web}}\n  ports: [{port: 80, targetPort: 6379}]\n");
        var before = Findings();
        Settle();
        File.Delete(_folder.At("redis-1.yaml"));
        Settle();

        Assert.True(Service("redis").Metadata.Labels.ContainsKey(KumaLabels.DeletionGracePeriodStartedAt));
        Assert.NotEmpty(ServiceVips.Of(Service("cart")));
        Assert.Equal(before, Findings());
    }

    [Fact]
    public void says_once_what_cannot_be_written_and_tries_again_later_and_later()
    {
        _folder.Write("generated/meshservice", "a file where a folder is to be");
        _folder.Write("redis-1.yaml", Dataplanes.Of("redis-1", "redis"));
        Settle();

        // The other files are written all the same.
        Assert.Equal(2, Files("generated/hostnamegenerator").Count);
        Assert.Equal(TimeSpan.FromSeconds(1), Pass().Again);
        _time.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(2), Pass().Again);
        _time.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.FromSeconds(4), Pass().Again);
        Assert.Single(_log.Lines, line => line.Contains("redis.yaml cannot be written: ", StringComparison.Ordinal));

        File.Delete(_folder.At("generated/meshservice"));
        Assert.False(Pass().HasWritten);
        _time.Pass(TimeSpan.FromSeconds(4));
        Settle();
        Assert.Contains(Redis, Files("generated"));
        Assert.Null(Pass().Again);
    }

    [Fact]
    public void says_once_what_is_not_its_own_to_write()
    {
        _folder.Write("mine.yaml", "type: MeshService\nname: redis\nlabels: {kuma.io/managed-by: meshservice-generator}\nspec: {ports: [{port: 1}]}\n");

        Settle();
        Pass();

        Assert.Single(_log.Lines, line => line.Contains("mine.yaml: MeshService redis: it is left as it is: ", StringComparison.Ordinal));
    }

    [Fact]
    public void stops_between_two_files()
    {
        _folder.Write("a.yaml", Dataplanes.Of("a", "a"));
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();

        Assert.False(_upkeep.Keep(Read(), stopped.Token).HasWritten);
        Assert.False(Directory.Exists(_folder.At("generated")));
    }

    private FolderUpkeep NewServer() => new(_folder.FullPath, new PlanSettings(), _time, _log);

    private Snapshot Read() => new FolderReader(_folder.FullPath, new WorldOptions { IsComplete = true }, isKept: true).Read(null);

    private (bool HasWritten, TimeSpan? Again) Pass() => _upkeep.Keep(Read(), default);

    /// <summary>Passes until nothing is written any more, which must not take long.</summary>
    private void Settle()
    {
        var passes = 0;
        while (Pass().HasWritten)
        {
            Assert.True(++passes <= 4, "there is no end of writing");
        }
    }

    private IEnumerable<Resource> Stored() => Read().World.Resources.Where(r => !r.IsDerived);

    private Resource<MeshServiceSpec> Service(string name) => Stored().OfType<Resource<MeshServiceSpec>>().Single(s => s.Metadata.Name == name);

    /// <summary>What <c>meshservice check</c> tells of the folder, above notes.</summary>
    private List<string> Findings() =>
    [
        .. Checker.Check(new CheckInput { Judged = ManifestFolder.Read([_folder.FullPath]).Texts, Options = new WorldOptions { IsComplete = true } })
            .Findings.Where(f => f.Severity > Severity.Info).Select(f => $"{f.Source?.File}: {f.Rule.Code} {f.Sentence}")
    ];

    private List<string> Addresses(params string[] names) => [.. names.Select(name => ServiceVips.Of(Service(name)).Single())];

    private List<string> Files(string below) =>
    [
        .. Directory.GetFiles(_folder.At(below), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(_folder.FullPath, path))
            .Order(StringComparer.Ordinal)
    ];

    private List<(string File, string Content, DateTime Time)> Contents() =>
        [.. Files(".").Select(file => (file, File.ReadAllText(_folder.At(file)), File.GetLastWriteTimeUtc(_folder.At(file))))];
}
