using System.Text.Json.Nodes;
using MeshTargeting.Generation.Plans;
using MeshTargeting.Resources;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.State;
using MeshTargeting.Server.Tests.Harness;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.Tests.Controllers.Folder;

/// <summary>The real server keeps a folder.</summary>
public sealed class FolderServerTests : IDisposable
{
    private static readonly string[] Options = ["--controllers=all", "--deletion-grace-period", "0s"];

    private readonly TemporaryFolder _folder = new();

    public FolderServerTests() => _folder.Write("mesh.yaml", "type: Mesh\nname: default\nmeshServices: {mode: Exclusive}\n");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task follows_dataplanes_that_come_and_go()
    {
        using var server = await ServerProcess.StartAsync(_folder.FullPath, "127.0.0.1", Options);
        _folder.Write("redis-1.yaml", Dataplanes.Of("redis-1", "redis"));
        _folder.Write("web-1.yaml", Dataplanes.Of("web-1", "web"));
        _folder.Write("mail.yaml", "type: MeshExternalService\nname: mail\nspec: {match: {type: HostnameGenerator, port: 25, protocol: tcp}}\n");

        await Poll.UntilAsync(async () => await HostnamesAsync(server, "meshservices/redis") == "redis.svc.mesh.local");
        await Poll.UntilAsync(async () => await HostnamesAsync(server, "meshexternalservices/mail") == "mail.extsvc.mesh.local");
        await QuietAsync();
        var web = Text("web");

        File.Delete(_folder.At("redis-1.yaml"));
        await Poll.UntilAsync(() => Task.FromResult(!File.Exists(FileOf("redis"))));
        await QuietAsync();

        Assert.Equal(web, Text("web"));
        await Poll.UntilAsync(async () => await HostnamesAsync(server, "meshservices/redis") == "");
    }

    [Fact]
    public async Task lets_one_of_two_servers_write_and_the_other_take_over()
    {
        using var first = await ServerProcess.StartAsync(_folder.FullPath, "127.0.0.1", Options);
        await first.WrittenAsync($"Keeping services in {_folder.FullPath} in step");
        using var second = await ServerProcess.StartAsync(_folder.FullPath, "127.0.0.1", Options);
        await second.WrittenAsync($"Nothing is written to {_folder.FullPath} for now: another server does");
        _folder.Write("redis-1.yaml", Dataplanes.Of("redis-1", "redis"));
        await QuietAsync("redis");
        var redis = Text("redis");

        first.Kill();
        _folder.Write("web-1.yaml", Dataplanes.Of("web-1", "web"));
        await QuietAsync("redis", "web");

        Assert.Equal(redis, Text("redis"));
        await second.WrittenAsync("web.yaml: MeshService web");
        Assert.DoesNotContain("redis.yaml: MeshService redis", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task leaves_the_folder_to_others_when_it_has_stopped()
    {
        await using var server = await RunningServer.StartAsync(new ServerOptions { From = _folder.FullPath, Controllers = new PlanSettings() });
        await Poll.UntilAsync(() => Task.FromResult(Directory.Exists(_folder.At("generated/hostnamegenerator"))));
        var lockFile = _folder.At(".meshservice/lock");
        Assert.Throws<IOException>(() => File.Open(lockFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None));

        await server.StopAsync();

        File.Open(lockFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
    }

    [Fact]
    public async Task writes_nothing_unless_it_is_told_to()
    {
        _folder.Write("redis-1.yaml", Dataplanes.Of("redis-1", "redis"));

        await using var server = await RunningServer.StartAsync(new ServerOptions { From = _folder.FullPath });

        Assert.Equal(["mesh.yaml", "redis-1.yaml"], Directory.GetFileSystemEntries(_folder.FullPath).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task says_that_it_needs_a_folder()
    {
        using var error = new StringWriter();
        var file = _folder.At("mesh.yaml");

        Assert.Equal(2, await ServerApp.RunAsync(["--from", file, "--controllers=all"], TextWriter.Null, error));
        Assert.Equal($"meshservice-server: --controllers needs a folder to write to, and --from {file} is a file.", error.ToString().TrimEnd());
    }

    private static async Task<string> HostnamesAsync(ServerProcess server, string service)
    {
        using var response = await server.Client.GetAsync(new Uri($"/meshes/default/{service}/_hostnames", UriKind.Relative));
        var items = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["items"]?.AsArray() ?? [];
        return string.Join(' ', items.Select(item => (string?)item!["hostname"]));
    }

    /// <summary>Waits until there are these services and the pure function of all that is in the folder wants nothing else.</summary>
    private Task QuietAsync(params string[] services) => Poll.UntilAsync(() =>
    {
        var world = new FolderReader(_folder.FullPath, new WorldOptions { IsComplete = true }, isKept: true).Read(null).World;
        var plan = ServicePlan.Of(world, new PlanSettings { Environment = Envelope.Universal }, PlanMemory.None, DateTimeOffset.UtcNow, _ => null);
        return Task.FromResult(plan.Changes.Count == 0 && services.All(service => File.Exists(FileOf(service))));
    });

    private string FileOf(string service) => _folder.At($"generated/meshservice/default/{service}.yaml");

    private string Text(string service) => File.ReadAllText(FileOf(service));
}
