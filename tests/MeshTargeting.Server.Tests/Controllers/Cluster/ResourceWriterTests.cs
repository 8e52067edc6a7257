using System.Text;
using System.Text.Json.Nodes;
using k8s;
using MeshTargeting.Generation;
using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Server.Cluster;
using MeshTargeting.Server.Controllers.Cluster;
using MeshTargeting.Server.State;
using MeshTargeting.Server.Tests.Cluster;
using MeshTargeting.Server.Tests.Cluster.Protocol;
using MeshTargeting.Worlds;
using Microsoft.AspNetCore.Http;

namespace MeshTargeting.Server.Tests.Controllers.Cluster;

/// <summary>What is asked of an API server for a change, and what its answers come to. What it does, the tests of MeshTargeting.EndToEnd show.</summary>
public sealed class ResourceWriterTests : IAsyncLifetime, IDisposable
{
    private const string Path = "/apis/kuma.io/v1alpha1/namespaces/app/meshservices";
    private const string Uid = "6c8f3a0e-2d3b-4f6a-9b1c-0a1b2c3d4e5f";
    private const string OwnerUid = "11111111-2222-3333-4444-555555555555";

    private readonly WorldState _state = new();
    private ApiProtocol _protocol = null!;
    private ApiServer _api = null!;
    private ResourceWriter _writer = null!;

    public async Task InitializeAsync()
    {
        _protocol = await ApiProtocol.StartAsync();
        _api = new ApiServer(new KubernetesClientConfiguration { Host = _protocol.Address });
        _writer = new ResourceWriter(_api, WatchedCluster.Options, _state);
    }

    public void Dispose() => _api.Dispose();

    public async Task DisposeAsync() => await _protocol.DisposeAsync();

    [Fact]
    public async Task creates_what_is_new()
    {
        _protocol.Instead = _ => Results.Text(Stored.ToJsonString(), "application/json", statusCode: 201);

        var outcome = await WriteAsync(ServiceChange.Create(Read(Manifest)));

        Assert.Equal("7", Assert.IsType<WriteOutcome.Written>(outcome).Current!.Metadata.Version);
        var write = Assert.Single(_protocol.Writes);
        Assert.Equal(("POST", $"{Path}?fieldManager=meshservice", "application/json"), (write.Method, write.Path, write.ContentType));
        Assert.Equal(Manifest.ToJsonString(), write.Body.ToJsonString());
    }

    [Fact]
    public async Task changes_only_what_changes_and_only_where_the_object_is_as_it_was()
    {
        _protocol.Instead = _ => Results.Text(Stored.ToJsonString(), "application/json");
        var stored = Read(Stored);
        var status = new MeshServiceStatus { Vips = [new MeshServiceVip { Ip = "241.0.0.1" }] };

        await WriteAsync(ServiceChange.Update(stored, stored.WithSpec(stored.Spec with { State = "Available" }).WithStatus(status), "why"));

        var write = Assert.Single(_protocol.Writes);
        Assert.Equal(("PATCH", $"{Path}/backend?fieldManager=meshservice", "application/merge-patch+json"), (write.Method, write.Path, write.ContentType));
        Same($$$"""{"metadata":{"resourceVersion":"7","uid":"{{{Uid}}}"},"spec":{"state":"Available"},"status":{"vips":[{"ip":"241.0.0.1"}]} }""", write.Body);
    }

    [Fact]
    public async Task takes_away_labels_and_writes_owners_as_a_whole()
    {
        _protocol.Instead = _ => Results.Text(Stored.ToJsonString(), "application/json");
        var stored = Read(Stored);
        var owner = new OwnerReference("v1", "Service", "other", Guid.Parse(Uid));

        await WriteAsync(ServiceChange.Update(
            stored, stored.WithMetadata(stored.Metadata with { Labels = new Dictionary<string, string> { ["b"] = "2" }, Owners = [owner] }), "why"));

        Same(
            $$"""
            {"metadata":{"labels":{"kuma.io/mesh":null,"b":"2"},"ownerReferences":[{"apiVersion":"v1","kind":"Service","name":"other","uid":"{{Uid}}"}],
             "resourceVersion":"7","uid":"{{Uid}}"} }
            """,
            Assert.Single(_protocol.Writes).Body);
    }

    [Fact]
    public async Task writes_nothing_where_nothing_changes()
    {
        var stored = Read(Stored);

        Assert.Same(stored, Assert.IsType<WriteOutcome.Written>(await WriteAsync(ServiceChange.Update(stored, Read(Stored), "why"))).Current);
        Assert.Empty(_protocol.Requests);
    }

    [Fact]
    public async Task deletes_what_it_knows_and_nothing_later()
    {
        var outcome = await WriteAsync(ServiceChange.Delete(Read(Stored), "why"));

        Assert.Null(Assert.IsType<WriteOutcome.Written>(outcome).Current);
        var write = Assert.Single(_protocol.Writes);
        Assert.Equal(("DELETE", $"{Path}/backend"), (write.Method, write.Path));
        Same($$"""{"apiVersion":"v1","kind":"DeleteOptions","preconditions":{"uid":"{{Uid}}","resourceVersion":"7"} }""", write.Body);
    }

    [Fact]
    public async Task does_not_delete_what_has_an_owner_that_could_not_be_read()
    {
        _protocol.History.Put("services", Service(OwnerUid));

        var refused = Assert.IsType<WriteOutcome.Refused>(await WriteAsync(ServiceChange.Delete(Owned(), "its Service is gone")));

        Assert.Equal("it stays, for its owner is there and could not be read: Service app/backend", refused.Reason);
        Assert.Empty(_protocol.Writes);
    }

    [Theory]
    [InlineData("")]
    [InlineData(Uid)]
    public async Task deletes_what_has_lost_its_owner_though_there_may_be_another_of_that_name(string uid)
    {
        if (uid.Length > 0)
        {
            _protocol.History.Put("services", Service(uid));
        }

        Assert.IsType<WriteOutcome.Written>(await WriteAsync(ServiceChange.Delete(Owned(), "its Service is gone")));
        Assert.Single(_protocol.Writes);
    }

    [Fact]
    public async Task does_not_ask_for_an_owner_that_the_World_has()
    {
        _state.Replace(new Snapshot(World.Create(Read([Service(OwnerUid)]), WatchedCluster.Options.World), 0, [], []));

        Assert.IsType<WriteOutcome.Written>(await WriteAsync(ServiceChange.Delete(Owned(), "meshServices.mode is Disabled")));
        Assert.Equal([$"{Path}/backend"], _protocol.Requests);
    }

    [Fact]
    public async Task does_not_delete_where_nobody_tells_of_the_owner()
    {
        _protocol.Instead = request => HttpMethods.IsGet(request.Method) ? ApiProtocol.Fail(403, "services \"backend\" is forbidden") : null;

        Assert.Equal("403 services \"backend\" is forbidden", Assert.IsType<WriteOutcome.Refused>(await WriteAsync(ServiceChange.Delete(Owned(), "why"))).Reason);
        Assert.Empty(_protocol.Writes);
    }

    [Theory]
    [InlineData("create", 409, "Stale { Label = stale }")]
    [InlineData("update", 409, "Stale { Label = stale }")]
    [InlineData("update", 404, "Stale { Label = stale }")]
    [InlineData("delete", 409, "Stale { Label = stale }")]
    [InlineData("delete", 404, "Stale { Label = stale }")]
    [InlineData("create", 404, "Refused { Label = refused, Reason = 404 no }")]
    [InlineData("create", 403, "Refused { Label = refused, Reason = 403 no }")]
    [InlineData("update", 422, "Refused { Label = refused, Reason = 422 no }")]
    [InlineData("update", 429, "Unavailable { Label = unavailable, Reason = 429 no, RetryAfter =  }")]
    [InlineData("update", 500, "Unavailable { Label = unavailable, Reason = 500 no, RetryAfter =  }")]
    [InlineData("delete", 503, "Unavailable { Label = unavailable, Reason = 503 no, RetryAfter =  }")]
    public async Task tells_what_a_refusal_comes_to(string operation, int code, string outcome)
    {
        _protocol.Instead = _ => ApiProtocol.Fail(code, "no");

        Assert.Equal(outcome, $"{await WriteAsync(Change(operation))}");
    }

    [Fact]
    public async Task tells_when_to_try_again()
    {
        _protocol.Instead = request =>
        {
            request.HttpContext.Response.Headers.RetryAfter = "7";
            return ApiProtocol.Fail(429, "too many");
        };

        Assert.Equal(TimeSpan.FromSeconds(7), Assert.IsType<WriteOutcome.Unavailable>(await WriteAsync(Change("update"))).RetryAfter);
    }

    [Fact]
    public async Task tells_that_nobody_answers()
    {
        await _protocol.DisposeAsync();

        Assert.StartsWith("the API server cannot be reached", Assert.IsType<WriteOutcome.Unavailable>(await WriteAsync(Change("update"))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task leaves_it_to_the_World_where_the_answer_cannot_be_read() =>
        Assert.IsType<WriteOutcome.Stale>(await WriteAsync(Change("create")));

    private static JsonObject Manifest => WatchedCluster.MeshService("backend");

    private static JsonObject Stored
    {
        get
        {
            var stored = Manifest;
            stored["metadata"]!["uid"] = Uid;
            stored["metadata"]!["resourceVersion"] = "7";
            stored["metadata"]!["annotations"] = new JsonObject { ["other.io/writer"] = "me" };
            return stored;
        }
    }

    private static Resource<MeshServiceSpec> Owned()
    {
        var stored = Stored;
        stored["metadata"]!["ownerReferences"] = JsonNode.Parse($$"""[{"apiVersion":"v1","kind":"Service","name":"backend","uid":"{{OwnerUid}}"}]""");
        return Read(stored);
    }

    private static JsonObject Service(string uid) => JsonNode.Parse(
        $$"""{"apiVersion":"v1","kind":"Service","metadata":{"name":"backend","namespace":"app","uid":"{{uid}}"},"spec":{} }""")!.AsObject();

    private static ServiceChange Change(string operation)
    {
        var stored = Read(Stored);
        return operation switch
        {
            "create" => ServiceChange.Create(Read(Manifest)),
            "update" => ServiceChange.Update(stored, stored.WithSpec(stored.Spec with { State = "Available" }), "why"),
            _ => ServiceChange.Delete(stored, "why"),
        };
    }

    private Task<WriteOutcome> WriteAsync(ServiceChange change) => _writer.WriteAsync(change, CancellationToken.None);

    private static Resource<MeshServiceSpec> Read(JsonObject value) => (Resource<MeshServiceSpec>)Assert.Single(Read([value]));

    private static IEnumerable<Resource> Read(JsonObject[] values) =>
        values.SelectMany(value => ManifestReader.ReadJson(Encoding.UTF8.GetBytes(value.ToJsonString())).Resources);

    private static void Same(string expected, JsonObject actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual.ToJsonString());
}
