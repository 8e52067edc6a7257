using MeshTargeting.Server.Options;
using MeshTargeting.Server.Telemetry;
using Microsoft.Extensions.Configuration.Memory;

namespace MeshTargeting.Server.Http;

/// <summary>
/// What is logged where no configuration says otherwise: the server's own words, and ASP.NET's warnings. Neither form writes bodies,
/// headers or queries of requests, nor the messages of exceptions that come from them.
/// </summary>
internal static class Logs
{
    public static void Configure(WebApplicationBuilder builder, ServerOptions options)
    {
        // First of the sources, so that every other one overrides it.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>
            {
                ["Logging:LogLevel:Default"] = "Information",
                ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
                // What kept the server from starting is said in a sentence (StartFailure), or thrown.
                ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "None",
                [$"Logging:LogLevel:{FaultLog.Replaced}"] = "None",
            },
        });
        builder.Services.AddExceptionHandler<FaultLog>();
        if (options.LogFormat == LogFormat.Json)
        {
            builder.Logging.AddJsonConsole(console =>
            {
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
            });
        }
        else
        {
            builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        }
    }
}
