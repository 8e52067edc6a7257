using System.Text.Json;

namespace MeshTargeting.Server.Admission;

/// <summary>An AdmissionReview of admission.k8s.io/v1: what the API server asks, and what it is answered.</summary>
public sealed record AdmissionReview
{
    /// <summary>The API version that the server speaks.</summary>
    public const string V1 = "admission.k8s.io/v1";

    /// <summary>Always <see cref="V1"/>.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>Always <c>AdmissionReview</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>The question; null in an answer.</summary>
    public AdmissionRequest? Request { get; init; }

    /// <summary>The answer; null in a question.</summary>
    public AdmissionResponse? Response { get; init; }

    /// <summary>The review that carries an answer.</summary>
    public static AdmissionReview Of(AdmissionResponse response) => new() { ApiVersion = V1, Kind = nameof(AdmissionReview), Response = response };
}

/// <summary>What is about to happen to an object.</summary>
public sealed record AdmissionRequest
{
    /// <summary>What tells this review from others; the answer repeats it.</summary>
    public string? Uid { get; init; }

    /// <summary>status, scale and the like; absent for the object itself.</summary>
    public string? SubResource { get; init; }

    /// <summary>The object's name; may be absent while a name is still to be generated.</summary>
    public string? Name { get; init; }

    /// <summary>The object's namespace; absent for cluster-scoped kinds.</summary>
    public string? Namespace { get; init; }

    /// <summary>CREATE, UPDATE, DELETE or CONNECT.</summary>
    public string? Operation { get; init; }

    /// <summary>Who asks.</summary>
    public UserInfo? UserInfo { get; init; }

    /// <summary>The object as it is to be; absent on DELETE.</summary>
    public JsonElement? Object { get; init; }

    /// <summary>The object as it is; absent on CREATE.</summary>
    public JsonElement? OldObject { get; init; }

    /// <summary>Whether nothing will be stored; makes no difference here, where nothing ever is.</summary>
    public bool? DryRun { get; init; }
}

/// <summary>A user of the API server.</summary>
public sealed record UserInfo
{
    /// <summary>The name, for example <c>system:serviceaccount:kuma-system:kuma-control-plane</c>.</summary>
    public string? Username { get; init; }
}
