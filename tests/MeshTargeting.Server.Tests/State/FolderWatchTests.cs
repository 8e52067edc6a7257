using System.Text.Json.Nodes;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.Tests.Harness;

namespace MeshTargeting.Server.Tests.State;

/// <summary>The server's World follows its folder.</summary>
public sealed class FolderWatchTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private RunningServer _server = null!;

    public async Task InitializeAsync()
    {
        _folder.Write("world/other.yaml", Manifests.Service("other"));
        _server = await RunningServer.StartAsync(new ServerOptions { From = _folder.At("world") });
        Assert.True(await ResolvesAsync("other"));
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task sees_a_new_file_in_a_new_folder_and_a_file_that_goes()
    {
        _folder.Write("world/new/cart.yaml", Manifests.Service("cart"));
        await Poll.UntilAsync(() => ResolvesAsync("cart"));

        File.Delete(_folder.At("world/new/cart.yaml"));
        await Poll.UntilAsync(async () => !await ResolvesAsync("cart"));
        Assert.True(await ResolvesAsync("other"));
    }

    [Fact]
    public async Task sees_a_file_that_is_written_over()
    {
        _folder.Write("world/other.yaml", Manifests.Service("orders"));

        await Poll.UntilAsync(() => ResolvesAsync("orders"));
        Assert.False(await ResolvesAsync("other"));
    }

    [Fact]
    public async Task sees_a_file_that_an_editor_renames_into_place()
    {
        _folder.Write("world/.other.yaml.swp", Manifests.Service("orders"));
        File.Move(_folder.At("world/.other.yaml.swp"), _folder.At("world/other.yaml"), overwrite: true);

        await Poll.UntilAsync(() => ResolvesAsync("orders"));
    }

    [Fact]
    public async Task sees_the_link_that_kubernetes_swaps_in_a_mounted_config_map()
    {
        _folder.Write("world/..2026_01/cart.yaml", Manifests.Service("cart"));
        Directory.CreateSymbolicLink(_folder.At("world/..data"), "..2026_01");
        File.CreateSymbolicLink(_folder.At("world/cart.yaml"), Path.Combine("..data", "cart.yaml"));
        await Poll.UntilAsync(() => ResolvesAsync("cart"));

        _folder.Write("world/..2026_02/cart.yaml", Manifests.Service("basket"));
        Directory.CreateSymbolicLink(_folder.At("world/..data_tmp"), "..2026_02");
        _folder.Rename("world/..data_tmp", "world/..data");

        await Poll.UntilAsync(() => ResolvesAsync("basket"));
        Assert.False(await ResolvesAsync("cart"));
    }

    [Fact]
    public async Task sees_a_folder_that_is_replaced_as_a_whole()
    {
        _folder.Write("next/cart.yaml", Manifests.Service("cart"));
        Directory.Move(_folder.At("world"), _folder.At("before"));
        Directory.Move(_folder.At("next"), _folder.At("world"));

        await Poll.UntilAsync(() => ResolvesAsync("cart"));
        _folder.Write("world/basket.yaml", Manifests.Service("basket"));
        await Poll.UntilAsync(() => ResolvesAsync("basket"));
    }

    [Fact]
    public async Task keeps_the_world_while_the_folder_is_away()
    {
        Directory.Move(_folder.At("world"), _folder.At("before"));
        await Poll.UntilAsync(async () => (await ReadinessAsync())["unreadable"]!.AsArray().Count == 1);

        Assert.True((bool)(await ReadinessAsync())["ready"]!);
        Assert.True(await ResolvesAsync("other"));
        Directory.Move(_folder.At("before"), _folder.At("world"));
        await Poll.UntilAsync(async () => (await ReadinessAsync())["unreadable"]!.AsArray().Count == 0);
    }

    [Fact]
    public async Task lives_on_with_a_broken_file_and_reports_it_until_it_is_mended()
    {
        _folder.Write("world/cart.yaml", "type: MeshService\n  name: [");
        await Poll.UntilAsync(async () => (int)(await ReadinessAsync())["errors"]! == 1);

        Assert.True((bool)(await ReadinessAsync())["ready"]!);
        Assert.True(await ResolvesAsync("other"));
        _folder.Write("world/basket.yaml", Manifests.Service("basket"));
        await Poll.UntilAsync(() => ResolvesAsync("basket"));
        Assert.Equal(1, (int)(await ReadinessAsync())["errors"]!);

        _folder.Write("world/cart.yaml", Manifests.Service("cart"));
        await Poll.UntilAsync(async () => (int)(await ReadinessAsync())["errors"]! == 0);
        Assert.True(await ResolvesAsync("cart"));
    }

    /// <summary>Renames a link over another in one step, which .NET has no call for.</summary>
    private async Task<JsonNode> ReadinessAsync() => JsonNode.Parse(await _server.GetAsync("/readyz"))!;

    private async Task<bool> ResolvesAsync(string service)
    {
        using var response = await _server.PostAsync("/v1/resolve?overlay=true", Manifests.Timeout(service), "application/yaml");
        var report = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        return (string)report["references"]!.AsArray().Single(r => (string)r!["refKind"]! == "MeshService")!["status"]! == "Resolved";
    }
}
