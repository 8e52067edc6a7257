using System.Security.Authentication;
using MeshTargeting.Server.Access;
using MeshTargeting.Server.Admission;
using MeshTargeting.Server.Admission.Load;
using MeshTargeting.Server.Certificates;
using MeshTargeting.Server.Cluster;
using MeshTargeting.Server.Controllers;
using MeshTargeting.Server.DryRun;
using MeshTargeting.Server.Health;
using MeshTargeting.Server.Http;
using MeshTargeting.Server.Inspect;
using MeshTargeting.Server.Inspect.Answers;
using MeshTargeting.Server.Lifecycle;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.State;
using MeshTargeting.Server.Telemetry;

namespace MeshTargeting.Server;

/// <summary>Puts the server together: the program runs it, and tests start it in their own process.</summary>
public static class ServerApp
{
    /// <summary>Runs the server until it is stopped.</summary>
    /// <param name="arguments">The arguments of the command line.</param>
    /// <param name="output">Where the help goes.</param>
    /// <param name="error">Where faults of whoever started it go.</param>
    /// <returns>0 after an orderly stop, 2 where it could not start.</returns>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error)
    {
        var parsed = CommandLine.Parse(arguments);
        if (parsed.Help)
        {
            await output.WriteAsync(Usage.Text());
            return 0;
        }

        try
        {
            await using var app = Build(parsed);
            await app.StartAsync();
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception e) when (StartFailure.Describe(e) is { } message)
        {
            await error.WriteLineAsync($"meshservice-server: {message}");
            return 2;
        }
    }

    /// <summary>Makes the server of arguments, environment and configuration; the caller starts it.</summary>
    /// <exception cref="OptionsException">An option is unknown, missing or means nothing.</exception>
    public static WebApplication Build(string[] arguments) => Build(CommandLine.Parse(arguments));

    /// <summary>Makes the server of options; the caller starts it.</summary>
    /// <param name="options">The options.</param>
    /// <param name="configure">A last word on the builder, for tests; null for none.</param>
    public static WebApplication Create(ServerOptions options, Action<WebApplicationBuilder>? configure = null)
    {
        return Finish(NewBuilder(environment: null), options, configure);
    }

    private static WebApplication Build(CommandLine.Result parsed)
    {
        if (parsed.Error is { } problem)
        {
            throw new OptionsException(problem);
        }

        var builder = NewBuilder(parsed.Configuration.GetValueOrDefault("environment"));
        builder.Configuration.AddInMemoryCollection(parsed.Configuration);
        return Finish(builder, OptionsReader.Read(builder.Configuration), configure: null);
    }

    /// <summary>
    /// A builder whose configuration is read once. Reading it again would watch the working directory with all that is below it: in a
    /// container whose working directory is the root, every folder there is.
    /// </summary>
    private static WebApplicationBuilder NewBuilder(string? environment) => WebApplication.CreateSlimBuilder(
        new WebApplicationOptions { EnvironmentName = environment, Args = ["--hostBuilder:reloadConfigOnChange=false"] });

    private static WebApplication Finish(WebApplicationBuilder builder, ServerOptions options, Action<WebApplicationBuilder>? configure)
    {
        Listen(builder, options);
        Logs.Configure(builder, options);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<WorldState>();
        AccessSetup.Add(builder, options);
        TelemetrySetup.Add(builder);
        CertificateRoom.Add(builder, options);
        if (options.Cluster)
        {
            ClusterSource.Add(builder, options);
            ControllerRoom.Add(builder, options);
        }
        else
        {
            FolderSource.Add(builder, options);
        }

        builder.Services.AddSingleton<ReviewRecorder>();
        builder.Services.AddSingleton<LiveReferences>();
        builder.Services.AddSingleton<Reviewer>();
        builder.Services.AddSingleton<Mutator>();
        builder.Services.AddSingleton<ReviewGate>();
        builder.Services.AddSingleton(_ => new BodyBudget());
        builder.Services.AddSingleton<ManifestQuestions>();
        Drain.Add(builder, options);
        builder.Services.AddSingleton<WarmUp>();
        builder.Services.AddSingleton(_ => new AnswerCache());
        builder.Services.AddHostedService(services => services.GetRequiredService<WarmUp>());
        builder.Services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.TypeInfoResolverChain.Insert(0, ServerJson.Default);
            o.SerializerOptions.TypeInfoResolverChain.Insert(1, InspectJson.Default);
        });
        builder.Services.AddProblemDetails();
        builder.Services.AddOpenApi(ApiDocument.Configure);
        configure?.Invoke(builder);

        var app = builder.Build();
        Drain.Use(app);
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.MapOpenApi("/openapi/{documentName}.json");
        ValidateEndpoint.Map(app);
        MutateEndpoint.Map(app);
        CheckEndpoint.Map(app);
        ResolveEndpoint.Map(app);
        DiffEndpoint.Map(app);
        InspectEndpoints.Map(app);
        HealthEndpoint.Map(app);
        ReadyEndpoint.Map(app);
        VersionEndpoint.Map(app);
        TelemetrySetup.Map(app, options);
        return app;
    }

    private static void Listen(WebApplicationBuilder builder, ServerOptions options)
    {
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            SlowClients.Limit(kestrel.Limits);
            kestrel.ConfigureHttpsDefaults(https =>
            {
                https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
                CertificateRoom.Serve(kestrel.ApplicationServices, https);
            });
        });

        string[] elsewhere = ["http_ports", "https_ports"];
        var saidElsewhere = elsewhere.Any(key => builder.Configuration[key] is { Length: > 0 })
            || builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();
        if (options.Urls is { } urls)
        {
            builder.WebHost.UseUrls(urls);
        }
        else if (!saidElsewhere)
        {
            builder.WebHost.UseUrls(options.DefaultUrl);
        }
    }
}
