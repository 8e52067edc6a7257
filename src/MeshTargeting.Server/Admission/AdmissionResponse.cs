using System.Text.Json.Serialization;

namespace MeshTargeting.Server.Admission;

/// <summary>The answer to a review.</summary>
public sealed record AdmissionResponse
{
    /// <summary>The request's own.</summary>
    public required string Uid { get; init; }

    /// <summary>Whether it may happen.</summary>
    public required bool Allowed { get; init; }

    /// <summary>Why it may not; null where it may.</summary>
    public Status? Status { get; init; }

    /// <summary>A JSON Patch, in base64; null where nothing is to be changed.</summary>
    public byte[]? Patch { get; init; }

    /// <summary>Always JSONPatch where there is a patch.</summary>
    public string? PatchType { get; init; }

    /// <summary>For the audit log of the API server: the codes of everything that was found, and the engine.</summary>
    public IReadOnlyDictionary<string, string>? AuditAnnotations { get; init; }

    /// <summary>What kubectl prints: Kuma's own warnings in its order, then ours, the most severe first.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }
}

/// <summary>A Status of the API, as a denial carries it.</summary>
public sealed record Status
{
    /// <summary>Always empty.</summary>
    public EmptyObject Metadata { get; init; } = new();

    /// <summary>Always Failure.</summary>
    [JsonPropertyName("status")]
    public string State { get; init; } = "Failure";

    /// <summary>All causes in one line.</summary>
    public required string Message { get; init; }

    /// <summary>Invalid or Forbidden.</summary>
    public required string Reason { get; init; }

    /// <summary>The object and the causes; null where Kuma gives neither.</summary>
    public StatusDetails? Details { get; init; }

    /// <summary>The HTTP status that goes with it.</summary>
    public required int Code { get; init; }
}

/// <summary>An object without members.</summary>
public sealed record EmptyObject;

/// <summary>The object that was denied, and why.</summary>
/// <param name="Name">Its name; null where it is forbidden.</param>
/// <param name="Kind">Its kind; null where it is forbidden.</param>
/// <param name="Causes">One for each field that is wrong.</param>
public sealed record StatusDetails(string? Name, string? Kind, IReadOnlyList<StatusCause> Causes);

/// <summary>One thing that is wrong.</summary>
/// <param name="Reason">Always FieldValueInvalid.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Field">Where.</param>
public sealed record StatusCause(string Reason, string Message, string Field);
