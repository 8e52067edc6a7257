using MeshTargeting.Server.Options;
using MeshTargeting.Server.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace MeshTargeting.Server.Tests.Options;

/// <summary>Configuration is read once: to read it again, .NET would watch every folder below the working directory.</summary>
public sealed class ConfigurationTests
{
    [Fact]
    public async Task the_program_watches_no_configuration()
    {
        using var folder = new TemporaryFolder();
        await using var app = ServerApp.Build(["--from", folder.FullPath]);

        AssertUnwatched(app);
    }

    [Fact]
    public async Task a_server_of_options_watches_no_configuration()
    {
        using var folder = new TemporaryFolder();
        await using var app = ServerApp.Create(new ServerOptions { From = folder.FullPath });

        AssertUnwatched(app);
    }

    private static void AssertUnwatched(WebApplication app)
    {
        var files = ((IConfigurationRoot)app.Configuration).Providers.OfType<FileConfigurationProvider>().ToList();

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.False(file.Source.ReloadOnChange));
    }
}
