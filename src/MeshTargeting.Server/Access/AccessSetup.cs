using MeshTargeting.Server.Options;
using Microsoft.AspNetCore.HttpOverrides;

namespace MeshTargeting.Server.Access;

/// <summary>Registers who decides about callers, and how many are answered at once.</summary>
internal static class AccessSetup
{
    public static void Add(WebApplicationBuilder builder, ServerOptions options)
    {
        if (options.Cluster)
        {
            builder.Services.AddSingleton<ClusterAccessReviewer>();
            builder.Services.AddSingleton<IAccessReviewer>(services =>
                new RememberedAccess(services.GetRequiredService<ClusterAccessReviewer>(), services.GetRequiredService<TimeProvider>()));
        }

        builder.Services.AddSingleton(services => new AccessGate(services.GetService<IAccessReviewer>()));
        builder.Services.AddSingleton<QuestionLimit>();

        // ASPNETCORE_FORWARDEDHEADERS_ENABLED would let everybody say that they are on the loopback interface.
        builder.Services.PostConfigure<ForwardedHeadersOptions>(forwarded => forwarded.ForwardedHeaders = ForwardedHeaders.None);
    }
}
