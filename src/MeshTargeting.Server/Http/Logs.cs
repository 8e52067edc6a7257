namespace MeshTargeting.Server.Http;

/// <summary>What is logged where no configuration says otherwise: the server's own words, and ASP.NET's warnings.</summary>
internal static class Logs
{
    public static void Configure(WebApplicationBuilder builder)
    {
        // First of the sources, so that every other one overrides it.
        builder.Configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>
            {
                ["Logging:LogLevel:Default"] = "Information",
                ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
                // What kept the server from starting is said in a sentence (StartFailure), or thrown.
                ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "None",
            },
        });
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
    }
}
