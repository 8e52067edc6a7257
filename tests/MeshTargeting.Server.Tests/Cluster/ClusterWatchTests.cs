using System.Text.Json.Nodes;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds.Kubernetes;
using MeshTargeting.Server.Tests.Cluster.Protocol;

namespace MeshTargeting.Server.Tests.Cluster;

/// <summary>The World follows the API server.</summary>
public sealed class ClusterWatchTests
{
    private const string Services = "meshservices";

    [Fact]
    public async Task sees_objects_come_change_and_go()
    {
        await using var cluster = await WatchedCluster.StartAsync(WatchedCluster.MeshService("backend"));
        Assert.Equal(["app/backend"], cluster.Services);

        cluster.History.Put(Services, WatchedCluster.MeshService("web"));
        await cluster.UntilServicesAsync("app/backend", "app/web");

        cluster.History.Put(Services, WatchedCluster.MeshService("web", port: 81));
        await cluster.UntilAsync(() => cluster.Service("web").Spec.Ports![0].Port == 81);

        cluster.History.Delete(Services, "app", "backend");
        await cluster.UntilServicesAsync("app/web");
        Assert.Equal(1, cluster.Protocol.ListsOf(Services));
    }

    [Fact]
    public async Task knows_the_version_of_each_object_and_what_owns_a_MeshService()
    {
        await using var cluster = await WatchedCluster.StartAsync(Owned(WatchedCluster.MeshService("backend")));
        cluster.History.Put("services", Owned(JsonNode.Parse("""{"apiVersion":"v1","kind":"Service","metadata":{"name":"web","namespace":"app"},"spec":{}}""")!.AsObject()));
        var service = new ResourceId("Service", "", "app", "web");
        await cluster.UntilAsync(() => cluster.World.Find(service) is not null);

        Assert.Equal(cluster.History.Find(Services, "app", "backend")!["metadata"]!["resourceVersion"]!.GetValue<string>(), cluster.Service("backend").Metadata.Version);
        Assert.Equal(["Service backend"], cluster.Service("backend").Metadata.Owners.Select(owner => $"{owner.Kind} {owner.Name}"));
        // Nobody asks who owns anything else, and a cluster has many Pods.
        Assert.Empty(cluster.World.Find(service)!.Metadata.Owners);

        cluster.History.Put(Services, WatchedCluster.MeshService("backend"));
        await cluster.UntilAsync(() => cluster.Service("backend").Metadata.Owners.Count == 0);
        Assert.Equal(cluster.History.Find(Services, "app", "backend")!["metadata"]!["resourceVersion"]!.GetValue<string>(), cluster.Service("backend").Metadata.Version);

        static JsonObject Owned(JsonObject value)
        {
            value["metadata"]!["ownerReferences"] = JsonNode.Parse("""[{"apiVersion":"v1","kind":"Service","name":"backend","uid":"11111111-2222-3333-4444-555555555555"}]""");
            return value;
        }
    }

    [Fact]
    public async Task lists_page_by_page()
    {
        await using var cluster = await WatchedCluster.StartAsync(Enumerable.Range(0, 1203).Select(i => WatchedCluster.MeshService($"s{i:0000}")).ToArray());

        Assert.Equal(1203, cluster.Services.Count());
        Assert.Equal(1203, cluster["MeshService"].Objects);
        Assert.Equal(3, cluster.Protocol.Requests.Count(r => r.Contains("/meshservices?limit=500", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task lists_anew_where_a_page_is_no_longer_to_be_had()
    {
        await using var cluster = await WatchedCluster.PrepareAsync(s => s with { PageSize = 1 });
        cluster.History.Put(Services, WatchedCluster.MeshService("backend"));
        cluster.History.Put(Services, WatchedCluster.MeshService("web"));
        var isCompacted = false;
        cluster.Protocol.Instead = request =>
        {
            if (!isCompacted && request.Path.Value!.EndsWith(Services, StringComparison.Ordinal) && request.Query.ContainsKey("continue"))
            {
                isCompacted = true;
                cluster.History.Compact();
            }

            return null;
        };

        await cluster.RunAsync();

        await cluster.UntilAsync(() => cluster.Missing.Count == 0);
        Assert.Equal(["app/backend", "app/web"], cluster.Services);
        Assert.Equal(2, cluster.Protocol.ListsOf(Services));
    }

    [Fact]
    public async Task goes_on_where_a_watch_has_ended()
    {
        await using var cluster = await WatchedCluster.StartAsync(WatchedCluster.MeshService("backend"));
        await cluster.UntilAsync(() => cluster.Protocol.WatchesOf(Services) == 1);

        cluster.History.EndWatches();
        cluster.History.Put(Services, WatchedCluster.MeshService("web"));

        await cluster.UntilServicesAsync("app/backend", "app/web");
        Assert.Equal(1, cluster.Protocol.ListsOf(Services));
        Assert.Equal(0, cluster["MeshService"].Failures);
    }

    [Fact]
    public async Task goes_on_behind_the_last_bookmark()
    {
        await using var cluster = await WatchedCluster.StartAsync(WatchedCluster.MeshService("backend"));
        await cluster.UntilAsync(() => cluster.Protocol.WatchesOf(Services) == 1);
        cluster.Time.Advance(TimeSpan.FromMinutes(1));
        cluster.History.Compact();
        cluster.History.Bookmark(Services);
        await cluster.UntilAsync(() => cluster["MeshService"].Age < TimeSpan.FromMinutes(1));

        cluster.History.EndWatches();
        cluster.History.Put(Services, WatchedCluster.MeshService("web"));

        await cluster.UntilServicesAsync("app/backend", "app/web");
        Assert.Equal(1, cluster.Protocol.ListsOf(Services));
    }

    [Fact]
    public async Task lists_anew_when_the_api_server_no_longer_knows_what_happened_meanwhile()
    {
        await using var cluster = await WatchedCluster.StartAsync(WatchedCluster.MeshService("backend"), WatchedCluster.MeshService("cart"));
        await cluster.UntilAsync(() => cluster.Protocol.WatchesOf(Services) == 1);
        var untouched = cluster.Service("backend");

        cluster.History.Freeze();
        cluster.History.Delete(Services, "app", "cart");
        cluster.History.Put(Services, WatchedCluster.MeshService("web"));
        cluster.History.Compact();
        cluster.History.EndWatches();

        await cluster.UntilServicesAsync("app/backend", "app/web");
        Assert.Equal(2, cluster.Protocol.ListsOf(Services));
        Assert.Same(untouched, cluster.Service("backend"));
    }

    [Theory]
    [InlineData("this is no JSON")]
    [InlineData("""{"type":"NEWLY-INVENTED","object":{"metadata":{"resourceVersion":"900"}}}""")]
    [InlineData("""{"type":"ADDED"}""")]
    [InlineData("""{"type":"ERROR","object":{"kind":"Status","message":"etcd is out of sorts","code":500}}""")]
    public async Task lists_anew_after_a_line_that_nobody_can_read(string line)
    {
        await using var cluster = await WatchedCluster.StartAsync(WatchedCluster.MeshService("backend"));
        await cluster.UntilAsync(() => cluster.Protocol.WatchesOf(Services) == 1);

        cluster.History.Send(Services, line);
        await cluster.UntilAsync(() => cluster.Protocol.ListsOf(Services) == 2);

        cluster.History.Put(Services, WatchedCluster.MeshService("web"));
        await cluster.UntilServicesAsync("app/backend", "app/web");
    }

    [Fact]
    public async Task begins_a_watch_anew_that_says_nothing_for_three_minutes()
    {
        await using var cluster = await WatchedCluster.StartAsync(WatchedCluster.MeshService("backend"));
        await cluster.UntilAsync(() => cluster.Protocol.WatchesOf(Services) == 1);

        cluster.History.Freeze();
        cluster.History.Put(Services, WatchedCluster.MeshService("web"));
        cluster.Time.Advance(cluster.Settings.Silence - TimeSpan.FromSeconds(10));
        Assert.Equal(["app/backend"], cluster.Services);

        cluster.Time.Advance(TimeSpan.FromSeconds(10));
        await cluster.UntilServicesAsync("app/backend", "app/web");
        Assert.Equal(1, cluster.Protocol.ListsOf(Services));
    }

    [Fact]
    public async Task gives_up_waiting_for_a_watch_to_begin()
    {
        await using var cluster = await WatchedCluster.StartAsync(WatchedCluster.MeshService("backend"));
        await cluster.UntilAsync(() => cluster.Protocol.WatchesOf(Services) == 1);
        cluster.Protocol.Instead = request => request.Query.ContainsKey("watch") ? new Never() : null;
        cluster.History.EndWatches();
        await cluster.UntilAsync(() => cluster.Protocol.WatchesOf(Services) == 2);

        cluster.Time.Advance(cluster.Settings.AnswerTimeout);
        await cluster.UntilAsync(() => cluster["MeshService"].Problem is not null);
        Assert.Equal("the API server did not begin a watch within 60 s", cluster["MeshService"].Problem);

        cluster.Protocol.Instead = null;
        cluster.History.Put(Services, WatchedCluster.MeshService("web"));
        await cluster.UntilServicesAsync("app/backend", "app/web");
        Assert.Null(cluster["MeshService"].Problem);
    }

    [Fact]
    public async Task leaves_out_what_cannot_be_read_says_so_once_and_goes_on()
    {
        await using var cluster = await WatchedCluster.StartAsync(WatchedCluster.MeshService("backend"), TooDeep("deep"));
        Assert.Equal(["app/backend"], cluster.Services);
        Assert.Equal(1, cluster["MeshService"].Unreadable);

        cluster.History.Put(Services, TooDeep("deep"));
        cluster.History.Put(Services, TooDeep("backend"));
        await cluster.UntilServicesAsync();
        Assert.Equal(2, cluster["MeshService"].Unreadable);
        Assert.Equal(
            ["app/backend", "app/deep"],
            cluster.Log.Lines.Where(l => l.Contains("cannot be read", StringComparison.Ordinal)).Select(l => l.Split(' ')[2]).Order(StringComparer.Ordinal));

        cluster.History.Put(Services, WatchedCluster.MeshService("deep"));
        await cluster.UntilServicesAsync("app/deep");
        cluster.History.Delete(Services, "app", "backend");
        await cluster.UntilAsync(() => cluster["MeshService"].Unreadable == 0);
    }

    [Fact]
    public async Task waits_for_a_definition_that_is_not_installed()
    {
        await using var cluster = await WatchedCluster.StartAsync();
        Assert.False(cluster["MeshTimeout"].IsInstalled);
        Assert.Null(cluster["MeshTimeout"].Age);

        cluster.History.Install("meshtimeouts");
        cluster.History.Put("meshtimeouts", JsonNode.Parse("""{"apiVersion":"kuma.io/v1alpha1","kind":"MeshTimeout","metadata":{"name":"t","namespace":"app"},"spec":{}}""")!.AsObject());
        await cluster.UntilAsync(() =>
        {
            cluster.Time.Advance(TimeSpan.FromSeconds(1));
            return cluster.World.Find(new ResourceId("MeshTimeout", "default", "app", "t")) is not null;
        });
        Assert.True(cluster["MeshTimeout"].IsInstalled);
    }

    [Fact]
    public async Task asks_for_missing_definitions_once_an_interval_however_many_are_missing()
    {
        await using var cluster = await WatchedCluster.StartAsync();
        await cluster.UntilAsync(() => cluster["ZoneIngress"] is { IsInstalled: false });

        cluster.Time.Advance(cluster.Settings.DiscoverEvery);

        await cluster.UntilAsync(() => cluster.Protocol.Requests.Contains("/apis/kuma.io/v1alpha1"));
        Assert.Single(cluster.Protocol.Requests, "/apis/kuma.io/v1alpha1");
    }

    [Fact]
    public async Task empties_a_kind_whose_definition_is_deleted_and_fills_it_again()
    {
        await using var cluster = await WatchedCluster.StartAsync(WatchedCluster.MeshService("backend"));
        await cluster.UntilAsync(() => cluster.Protocol.WatchesOf(Services) == 1);

        cluster.History.Uninstall(Services);
        await cluster.UntilServicesAsync();
        Assert.False(cluster["MeshService"].IsInstalled);

        cluster.History.Install(Services);
        cluster.History.Put(Services, WatchedCluster.MeshService("web"));
        await cluster.UntilAsync(() =>
        {
            cluster.Time.Advance(TimeSpan.FromSeconds(1));
            return cluster.Services.SequenceEqual(["app/web"]);
        });
    }

    [Fact]
    public async Task moves_an_object_whose_mesh_changes()
    {
        await using var cluster = await WatchedCluster.StartAsync(WatchedCluster.MeshService("backend"));

        cluster.History.Put(Services, WatchedCluster.MeshService("backend", mesh: "other"));

        await cluster.UntilServicesAsync();
        Assert.NotNull(cluster.World.Find(new ResourceId("MeshService", "other", "app", "backend")));
    }

    [Fact]
    public async Task reads_objects_of_kubernetes_whose_lists_do_not_say_their_kind()
    {
        await using var cluster = await WatchedCluster.PrepareAsync();
        cluster.History.Put("services", JsonNode.Parse("""{"metadata":{"name":"web","namespace":"app"},"spec":{"ports":[{"port":80}]}}""")!.AsObject());

        await cluster.RunAsync();

        await cluster.UntilAsync(() => cluster.Missing.Count == 0);
        Assert.Equal(80, cluster.World.OfKind("", ServiceSpec.Descriptor).Single().Spec.Ports![0].Port);
    }

    [Fact]
    public async Task keeps_nothing_that_only_kubectl_reads()
    {
        var service = WatchedCluster.MeshService("backend");
        service["metadata"]!["annotations"] = new JsonObject
        {
            ["kubectl.kubernetes.io/last-applied-configuration"] = service.ToJsonString(),
            ["kuma.io/display-name"] = "backend",
        };
        await using var cluster = await WatchedCluster.StartAsync(service);

        Assert.Equal(["kuma.io/display-name"], cluster.Service("backend").Metadata.Annotations.Keys);
    }

    [Fact]
    public async Task says_which_kinds_are_missing_and_why()
    {
        await using var cluster = await WatchedCluster.PrepareAsync();
        cluster.Protocol.Instead = request => request.Path.Value!.EndsWith("/services", StringComparison.Ordinal)
            ? ApiProtocol.Fail(403, "services is forbidden: User \"meshservice\" cannot list resource")
            : null;

        await cluster.RunAsync();

        string[] expected = ["not listed yet: Service (403 services is forbidden: User \"meshservice\" cannot list resource)"];
        await cluster.UntilAsync(() => cluster.Missing.SequenceEqual(expected));

        cluster.Protocol.Instead = null;
        await cluster.UntilAsync(() => cluster.Missing.Count == 0);
        Assert.Single(cluster.Log.Lines, line => line.Contains("403", StringComparison.Ordinal));
    }

    [Fact]
    public async Task knows_how_long_ago_the_api_server_gave_a_sign()
    {
        await using var cluster = await WatchedCluster.StartAsync(WatchedCluster.MeshService("backend"));
        await cluster.UntilAsync(() => cluster.Protocol.WatchesOf(Services) == 1);

        cluster.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.InRange(cluster["MeshService"].Age!.Value, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(3));

        cluster.History.Bookmark(Services);
        await cluster.UntilAsync(() => cluster["MeshService"].Age < TimeSpan.FromMinutes(2));
    }

    /// <summary>A MeshService with a member that is nested more deeply than the engine reads.</summary>
    private static JsonObject TooDeep(string name)
    {
        var service = WatchedCluster.MeshService(name);
        JsonNode nested = new JsonObject();
        for (var i = 0; i < 60; i++)
        {
            nested = new JsonArray(nested);
        }

        service["spec"]!["selector"] = new JsonObject { ["a"] = new JsonObject { ["b"] = nested } };
        return service;
    }
}
