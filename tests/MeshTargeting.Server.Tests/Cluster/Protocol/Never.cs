using Microsoft.AspNetCore.Http;

namespace MeshTargeting.Server.Tests.Cluster.Protocol;

/// <summary>An answer that never comes.</summary>
internal sealed class Never : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) => Task.Delay(Timeout.Infinite, httpContext.RequestAborted);
}
