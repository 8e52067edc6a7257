using MeshTargeting.Server.Access;

namespace MeshTargeting.Server.Inspect.Answers;

/// <summary>An error as Kuma's API tells it (pkg/core/rest/errors/types/error.go): problem details with members of its own.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">What failed, the same each time.</param>
/// <param name="Detail">What is wrong this time.</param>
internal sealed record KumaError(int Status, string Title, string Detail)
{
    /// <summary>Always <c>/std-errors</c>.</summary>
    public string Type { get; } = "/std-errors";

    /// <summary>The same as <see cref="Detail"/>, for clients of long ago.</summary>
    public string Details => Detail;

    /// <summary>The parameters that are wrong; null where none is to blame.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("invalid_parameters")]
    public IReadOnlyList<InvalidParameter>? InvalidParameters { get; init; }

    /// <summary>The same as <see cref="InvalidParameters"/>, for clients of long ago.</summary>
    public IReadOnlyList<ErrorCause>? Causes => InvalidParameters?.Select(p => new ErrorCause(p.Field, p.Reason)).ToList();

    public static KumaError NotFound(string title) => new(StatusCodes.Status404NotFound, title, "Not found");

    public static KumaError BadRequest(string message) => new(StatusCodes.Status400BadRequest, "Bad Request", $"bad request: {message}");

    /// <summary>The answer to a caller who is turned away, with the titles that Kuma gives it where it has one.</summary>
    public static KumaError Of(Refusal refusal) => new(
        refusal.Status,
        refusal.Status switch
        {
            StatusCodes.Status401Unauthorized => "Invalid authentication data",
            StatusCodes.Status403Forbidden => "Access Denied",
            StatusCodes.Status429TooManyRequests => "Too many requests",
            _ => "Service unavailable",
        },
        refusal.Reason);

    public static KumaError Internal(string title) => new(StatusCodes.Status500InternalServerError, title, "Internal Server Error");
}

/// <summary>A parameter that is wrong.</summary>
/// <param name="Field">The parameter.</param>
/// <param name="Reason">What is wrong with it.</param>
internal sealed record InvalidParameter(string Field, string Reason);

/// <summary>A parameter that is wrong, in the form of long ago.</summary>
/// <param name="Field">The parameter.</param>
/// <param name="Message">What is wrong with it.</param>
internal sealed record ErrorCause(string Field, string Message);
