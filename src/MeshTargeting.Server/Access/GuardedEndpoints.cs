namespace MeshTargeting.Server.Access;

/// <summary>Puts the gate before endpoints whose errors are problem details.</summary>
internal static class GuardedEndpoints
{
    /// <summary>Answers those alone who may ask.</summary>
    public static RouteHandlerBuilder Guarded(this RouteHandlerBuilder endpoint) => endpoint
        .AddEndpointFilter(async (context, next) =>
        {
            var services = context.HttpContext.RequestServices;
            return await Refusal.OfAsync(context.HttpContext, services.GetRequiredService<AccessGate>()) is { } refusal
                ? ProblemOf(refusal)
                : await next(context);
        })
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status429TooManyRequests)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <summary>The same before whatever follows in a pipeline.</summary>
    public static IApplicationBuilder UseGuard(this IApplicationBuilder app) => app.Use(async (HttpContext context, RequestDelegate next) =>
    {
        var gate = context.RequestServices.GetRequiredService<AccessGate>();
        await (await Refusal.OfAsync(context, gate) is { } refusal
            ? ProblemOf(refusal).ExecuteAsync(context)
            : next(context));
    });

    /// <summary>A refusal as problem details.</summary>
    public static IResult ProblemOf(Refusal refusal) => Results.Problem(statusCode: refusal.Status, detail: refusal.Reason);
}
