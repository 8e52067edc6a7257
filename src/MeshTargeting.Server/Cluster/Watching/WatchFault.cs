using System.Net;
using System.Text.Json;
using k8s.Autorest;
using MeshTargeting.Server.Cluster.Json;

namespace MeshTargeting.Server.Cluster.Watching;

/// <summary>What follows from a failure.</summary>
internal enum Consequence
{
    /// <summary>The watch is resumed where it broke off.</summary>
    Resume,

    /// <summary>All is listed anew: what happened meanwhile cannot be told any more, or could not be understood.</summary>
    ListAnew,

    /// <summary>The kind is not installed: there is nothing until it is.</summary>
    Absent,
}

/// <summary>The API server ended a watch with an error.</summary>
internal sealed class WatchErrorException(ApiStatus status) : Exception(status.Message)
{
    /// <summary>The API server's account of it.</summary>
    public ApiStatus Status { get; } = status;
}

/// <summary>A list or watch took too long.</summary>
internal sealed class SilenceException(string message) : Exception(message);

/// <summary>Tells what follows from the ways in which lists and watches fail.</summary>
/// <param name="Consequence">What follows.</param>
/// <param name="Words">What to tell people.</param>
internal readonly record struct WatchFault(Consequence Consequence, string Words)
{
    public static WatchFault Of(Exception failure) => failure switch
    {
        HttpOperationException e => OfAnswer((int)e.Response.StatusCode, e.Response.Content),
        WatchErrorException { Status: { Code: (int)HttpStatusCode.Gone } status } => new(Consequence.ListAnew, status.Message),
        WatchErrorException e => new(Consequence.ListAnew, $"the API server ended the watch: {e.Message}"),
        JsonException => new(Consequence.ListAnew, $"the API server's answer cannot be read: {failure.Message}"),
        SilenceException => new(Consequence.Resume, failure.Message),
        HttpRequestException { InnerException: { } inner } => new(Consequence.Resume, $"the API server cannot be reached: {inner.Message}"),
        HttpRequestException or IOException => new(Consequence.Resume, $"the API server cannot be reached: {failure.Message}"),
        _ => new(Consequence.ListAnew, failure.Message),
    };

    private static WatchFault OfAnswer(int code, string? content)
    {
        var status = ApiStatus.Read(System.Text.Encoding.UTF8.GetBytes(content ?? ""));
        var words = status.Message.Length > 0 ? $"{code} {status.Message}" : $"the API server answered {code}";
        return new((HttpStatusCode)code switch
        {
            HttpStatusCode.NotFound => Consequence.Absent,
            HttpStatusCode.Gone => Consequence.ListAnew,
            _ => Consequence.Resume,
        }, words);
    }
}
