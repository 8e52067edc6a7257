namespace MeshTargeting.Server.Access;

/// <summary>Puts the gate before endpoints whose errors are problem details.</summary>
internal static class GuardedEndpoints
{
    /// <summary>Answers those alone who may ask.</summary>
    public static RouteHandlerBuilder Guarded(this RouteHandlerBuilder endpoint) => endpoint
        .AddEndpointFilter(async (context, next) =>
        {
            var gate = context.HttpContext.RequestServices.GetRequiredService<AccessGate>();
            return await Refusal.OfAsync(context.HttpContext, gate) is { } refusal
                ? Results.Problem(statusCode: refusal.Status, detail: refusal.Reason)
                : await next(context);
        })
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <summary>The same before whatever follows in a pipeline.</summary>
    public static IApplicationBuilder UseGuard(this IApplicationBuilder app) => app.Use(async (HttpContext context, RequestDelegate next) =>
    {
        var gate = context.RequestServices.GetRequiredService<AccessGate>();
        await (await Refusal.OfAsync(context, gate) is { } refusal
            ? Results.Problem(statusCode: refusal.Status, detail: refusal.Reason).ExecuteAsync(context)
            : next(context));
    });
}
