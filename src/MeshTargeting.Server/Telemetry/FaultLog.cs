using Microsoft.AspNetCore.Diagnostics;

namespace MeshTargeting.Server.Telemetry;

/// <summary>Logs what no endpoint has handled, in place of ASP.NET's own entry, which has the messages of exceptions.</summary>
internal sealed partial class FaultLog(ILogger<FaultLog> logger) : IExceptionHandler
{
    /// <summary>ASP.NET's category of such entries.</summary>
    public const string Replaced = "Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware";

    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        Failed(httpContext.Request.Method, httpContext.Request.Path, Fault.Describe(exception));
        return new(false); // The answer is still to be given.
    }

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed: {Fault}")]
    private partial void Failed(string method, string path, string fault);
}
