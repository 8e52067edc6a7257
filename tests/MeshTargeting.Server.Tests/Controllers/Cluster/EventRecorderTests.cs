using System.Text;
using System.Text.Json.Nodes;
using k8s;
using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Server.Cluster;
using MeshTargeting.Server.Controllers;
using MeshTargeting.Server.Controllers.Cluster;
using MeshTargeting.Server.Tests.Cluster;
using MeshTargeting.Server.Tests.Cluster.Protocol;
using MeshTargeting.Server.Tests.Harness;
using Microsoft.Extensions.Time.Testing;

namespace MeshTargeting.Server.Tests.Controllers.Cluster;

public sealed class EventRecorderTests : IAsyncLifetime, IDisposable
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2027-01-31T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
    private readonly RememberedLog<EventRecorder> _log = new();
    private readonly MeasuredServer _measured = new();
    private ApiProtocol _protocol = null!;
    private ApiServer _api = null!;
    private EventRecorder _recorder = null!;

    public async Task InitializeAsync()
    {
        _protocol = await ApiProtocol.StartAsync();
        _api = new ApiServer(new KubernetesClientConfiguration { Host = _protocol.Address });
        _recorder = new EventRecorder(_api, new ControllerMetrics(_measured.Meters), _time, _log);
    }

    public void Dispose()
    {
        _recorder.Dispose();
        _api.Dispose();
        _measured.Dispose();
    }

    public async Task DisposeAsync()
    {
        await _recorder.StopAsync(CancellationToken.None);
        await _protocol.DisposeAsync();
    }

    [Fact]
    public async Task tells_of_a_resource_in_its_namespace()
    {
        await _recorder.StartAsync(CancellationToken.None);
        _recorder.Record(Service("backend"), EventType.Warning, "IgnoredUnsupportedPort", "Ignored unsupported ports: dns");
        await UntilAsync("written", 1);

        var write = Assert.Single(_protocol.Writes);
        Assert.Equal(("POST", "/api/v1/namespaces/app/events?fieldManager=meshservice"), (write.Method, write.Path));
        Assert.Equal(
            ("Service", "v1", "backend", "app", "11111111-2222-3333-4444-555555555555"),
            (Text(write, "involvedObject", "kind"), Text(write, "involvedObject", "apiVersion"), Text(write, "involvedObject", "name"), Text(write, "involvedObject", "namespace"), Text(write, "involvedObject", "uid")));
        Assert.Equal(
            ("Warning", "IgnoredUnsupportedPort", "Ignored unsupported ports: dns", "meshservice-server"),
            (Text(write, "type"), Text(write, "reason"), Text(write, "message"), Text(write, "reportingComponent")));
        Assert.Equal(1, (int)write.Body["count"]!);
        Assert.Matches("^backend\\.[0-9a-f]{32}$", Text(write, "metadata", "name"));
    }

    [Fact]
    public async Task the_same_again_raises_the_count()
    {
        await _recorder.StartAsync(CancellationToken.None);
        for (var i = 0; i < 3; i++)
        {
            _recorder.Record(Service("backend"), EventType.Normal, "CreatedMeshService", "Created MeshService: backend");
        }

        await UntilAsync("written", 3);

        Assert.Equal(["POST 1", "PATCH 2", "PATCH 3"], _protocol.Writes.Select(write => $"{write.Method} {write.Body["count"]}"));
        var name = Text(_protocol.Writes.First(), "metadata", "name");
        Assert.All(_protocol.Writes.Skip(1), write => Assert.Equal($"/api/v1/namespaces/app/events/{name}?fieldManager=meshservice", write.Path));
    }

    [Fact]
    public async Task tells_anew_what_the_api_server_has_forgotten()
    {
        await _recorder.StartAsync(CancellationToken.None);
        _protocol.Instead = request => request.Method == "PATCH" ? ApiProtocol.Fail(404, "events not found") : null;
        _recorder.Record(Service("backend"), EventType.Normal, "A", "a");
        _recorder.Record(Service("backend"), EventType.Normal, "A", "a");
        await UntilAsync("written", 2);

        Assert.Equal(["POST", "PATCH", "POST"], _protocol.Writes.Select(write => write.Method));
    }

    [Fact]
    public async Task a_resource_gets_25_at_once_and_one_more_every_five_minutes()
    {
        await _recorder.StartAsync(CancellationToken.None);
        for (var i = 0; i < 30; i++)
        {
            _recorder.Record(Service("backend"), EventType.Normal, "A", $"number {i}");
        }

        _recorder.Record(Service("other"), EventType.Normal, "A", "of another");
        await UntilAsync("written", 26);
        Assert.Equal(5, Told("dropped"));

        _time.Advance(TimeSpan.FromMinutes(5));
        _recorder.Record(Service("backend"), EventType.Normal, "A", "one more");
        _recorder.Record(Service("backend"), EventType.Normal, "A", "one too many");
        await UntilAsync("dropped", 6);
        Assert.Equal(27, Told("written"));
    }

    [Fact]
    public void never_waits()
    {
        // Nobody takes anything out of the queue.
        for (var i = 0; i < 300; i++)
        {
            _recorder.Record(Service("backend"), EventType.Normal, "A", $"{i}");
        }

        Assert.Equal(300 - 256, Told("dropped"));
    }

    [Fact]
    public async Task goes_on_where_an_Event_is_refused_and_says_so_once()
    {
        _protocol.Instead = _ => ApiProtocol.Fail(403, "events is forbidden");
        await _recorder.StartAsync(CancellationToken.None);
        _recorder.Record(Service("backend"), EventType.Normal, "A", "a");
        _recorder.Record(Service("backend"), EventType.Normal, "B", "b");
        await UntilAsync("failed", 2);
        Assert.Equal(["Warning: Events are not told: 403 events is forbidden"], _log.Lines);

        _protocol.Instead = null;
        _recorder.Record(Service("backend"), EventType.Normal, "C", "c");
        await UntilAsync("written", 1);
    }

    [Fact]
    public async Task what_is_in_no_namespace_is_told_of_in_default_and_long_messages_are_cut()
    {
        await _recorder.StartAsync(CancellationToken.None);
        _recorder.Record(Read("""{"apiVersion":"kuma.io/v1alpha1","kind":"Mesh","metadata":{"name":"prod"} }"""), EventType.Warning, "A", new string('x', 2000));
        await UntilAsync("written", 1);

        var write = Assert.Single(_protocol.Writes);
        Assert.Equal("/api/v1/namespaces/default/events?fieldManager=meshservice", write.Path);
        Assert.Equal(1024, Text(write, "message").Length);
    }

    [Fact]
    public async Task nothing_is_told_of_what_Kubernetes_does_not_have()
    {
        await _recorder.StartAsync(CancellationToken.None);
        _recorder.Record(Read("""{"type":"Mesh","name":"prod"}"""), EventType.Normal, "A", "a");
        _recorder.Record(Service("backend"), EventType.Normal, "A", "a");
        await UntilAsync("written", 1);

        Assert.Equal("Service", Text(Assert.Single(_protocol.Writes), "involvedObject", "kind"));
    }

    private double Told(string outcome) => _measured.Sum("meshservice_controller_events_total", ("outcome", outcome));

    private Task UntilAsync(string outcome, int count) => Poll.UntilAsync(() => Task.FromResult(Told(outcome) >= count));

    private static string Text(WriteRequest write, params string[] path) => path.Aggregate<string, JsonNode?>(write.Body, (node, key) => node?[key])!.GetValue<string>();

    private static Resource Service(string name) => Read(
        $$"""{"apiVersion":"v1","kind":"Service","metadata":{"name":"{{name}}","namespace":"app","uid":"11111111-2222-3333-4444-555555555555"},"spec":{} }""");

    private static Resource Read(string json) => Assert.Single(ManifestReader.ReadJson(Encoding.UTF8.GetBytes(json)).Resources);
}
