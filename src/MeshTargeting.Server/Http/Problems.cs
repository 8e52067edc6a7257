namespace MeshTargeting.Server.Http;

/// <summary>The problem details (RFC 9457) that several endpoints answer with.</summary>
internal static class Problems
{
    /// <summary>What is said as long as there is no World.</summary>
    public const string NotReadyYet = "There is no World yet; /readyz says what is missing.";

    public static IResult UnsupportedMediaType(string? given, IReadOnlyList<string> accepted) => Results.Problem(
        statusCode: StatusCodes.Status415UnsupportedMediaType,
        detail: $"The content type must be {string.Join(", ", accepted)}, not {(string.IsNullOrEmpty(given) ? "absent" : $"'{given}'")}.");

    public static IResult TooLarge() => Results.Problem(
        statusCode: StatusCodes.Status413PayloadTooLarge,
        detail: $"The body must not be larger than {RequestBody.Limit / (1024 * 1024)} MiB.");

    public static IResult NoRoom() => Results.Problem(
        statusCode: StatusCodes.Status429TooManyRequests,
        detail: "Other requests take all the memory that there is for bodies; try again in a second.");

    public static IResult Unreadable(string detail) => Results.Problem(statusCode: StatusCodes.Status400BadRequest, detail: detail);

    public static IResult NotReady() => Results.Problem(
        statusCode: StatusCodes.Status503ServiceUnavailable,
        detail: NotReadyYet);
}
