using System.Text.Json;
using k8s;
using k8s.Autorest;
using k8s.Models;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.Telemetry;

namespace MeshTargeting.Server.Access;

/// <summary>
/// Asks the API server: a TokenReview says whose token it is, a SubjectAccessReview whether RBAC lets them do this verb on this path
/// (<c>nonResourceURLs</c>).
/// </summary>
internal sealed partial class ClusterAccessReviewer(
    IKubernetes cluster, ServerOptions options, ServerMetrics metrics, TimeProvider time, ILogger<ClusterAccessReviewer> logger) : IAccessReviewer, IDisposable
{
    /// <summary>How many questions are put to the API server at a time: strangers with made-up tokens must not flood it.</summary>
    private const int AtATime = 8;

    /// <summary>How long an answer is waited for.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turns = new(AtATime);

    public async Task<AccessDecision> DecideAsync(AccessQuestion question, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(Deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        try
        {
            await _turns.WaitAsync(either.Token);
            try
            {
                return await AskAsync(question, either.Token);
            }
            finally
            {
                _turns.Release();
            }
        }
        catch (Exception e) when (IsOfTheApiServer(e) || deadline.IsCancellationRequested)
        {
            metrics.FellBack(Fallback.AccessUnknown);
            // Not the exception itself: what the API server answered may quote the question, and that has the token.
            Failed(e.GetType().Name, (e as HttpOperationException)?.Response?.StatusCode.ToString() ?? "no answer");
            return new AccessDecision.Unknown("The API server could not say who you are and what you may do. Try again.");
        }
    }

    public void Dispose() => _turns.Dispose();

    private async Task<AccessDecision> AskAsync(AccessQuestion question, CancellationToken cancellation)
    {
        var user = await UserOfAsync(question.Token, cancellation);
        if (user is null)
        {
            return new AccessDecision.Unauthenticated("The API server does not accept the token.", TokenGiven: true);
        }

        var review = await cluster.AuthorizationV1.CreateSubjectAccessReviewAsync(
            new V1SubjectAccessReview
            {
                Spec = new V1SubjectAccessReviewSpec
                {
                    User = user.Username,
                    Groups = user.Groups,
                    Uid = user.Uid,
                    Extra = user.Extra,
                    NonResourceAttributes = new V1NonResourceAttributes { Path = question.Path, Verb = question.Verb },
                },
            },
            cancellationToken: cancellation);
        return review.Status is { Allowed: true }
            ? AccessDecision.Allowed.Instance
            : new AccessDecision.Forbidden(
                $"User '{user.Username}' may not {question.Verb} the path {question.Path}: no role grants it (nonResourceURLs; the ClusterRole meshservice-viewer does).");
    }

    /// <summary>Whose token it is; null where it is nobody's.</summary>
    private async Task<V1UserInfo?> UserOfAsync(string token, CancellationToken cancellation)
    {
        var audience = options.TokenAudience;
        var review = await cluster.AuthenticationV1.CreateTokenReviewAsync(
            new V1TokenReview { Spec = new V1TokenReviewSpec { Token = token, Audiences = audience is null ? null : [audience] } },
            cancellationToken: cancellation);

        // An API server that knows nothing of audiences names none: then the token is one for itself.
        return review.Status is { Authenticated: true, User: { Username.Length: > 0 } user } status
            && (audience is null || status.Audiences?.Contains(audience) == true)
            ? user
            : null;
    }

    private static bool IsOfTheApiServer(Exception failure) => failure is HttpOperationException or HttpRequestException or IOException or JsonException;

    [LoggerMessage(LogLevel.Warning, "A caller was turned away with 503: the API server answered no TokenReview or SubjectAccessReview ({Failure}, {Status})")]
    private partial void Failed(string failure, string status);
}
