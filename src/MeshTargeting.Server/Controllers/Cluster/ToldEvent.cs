using k8s.Models;
using MeshTargeting.Resources;

namespace MeshTargeting.Server.Controllers.Cluster;

/// <summary>How much an Event matters.</summary>
internal enum EventType
{
    /// <summary>It went as it should.</summary>
    Normal,

    /// <summary>Somebody should look at it.</summary>
    Warning,
}

/// <summary>What became of an Event.</summary>
internal enum EventOutcome
{
    /// <summary>The API server has it.</summary>
    Written,

    /// <summary>There were too many.</summary>
    Dropped,

    /// <summary>The API server did not take it.</summary>
    Failed,
}

/// <summary>What an Event tells; the same again is the same Event.</summary>
/// <param name="Subject">Which resource it is about.</param>
/// <param name="Uid">What tells that from a later one of the same name.</param>
/// <param name="Type">How much it matters.</param>
/// <param name="Reason">What happened, in one word in CamelCase.</param>
/// <param name="Message">What happened, for people.</param>
internal sealed record ToldEvent(ResourceId Subject, Guid? Uid, EventType Type, string Reason, string Message)
{
    /// <summary>As long as the API server takes it.</summary>
    private const int LongestMessage = 1024;

    /// <summary>So much of the subject's name stands in the Event's own, which is to be no longer than names may be.</summary>
    private const int LongestName = 200;

    /// <summary>Events of what is in no namespace lie in this one.</summary>
    private const string DefaultNamespace = "default";

    /// <summary>What is told of a resource.</summary>
    public static ToldEvent Of(Resource subject, EventType type, string reason, string message) => new(
        subject.Id, subject.Metadata.Uid, type, reason, message.Length > LongestMessage ? message[..(LongestMessage - 1)] + "…" : message);

    /// <summary>The namespace in which the Event lies.</summary>
    public string Namespace => Subject.Namespace.Length > 0 ? Subject.Namespace : DefaultNamespace;

    /// <summary>The Event, for the first time.</summary>
    /// <param name="apiVersion">The API version of the subject's kind.</param>
    /// <param name="now">The time.</param>
    public Corev1Event First(string apiVersion, DateTimeOffset now) => new()
    {
        Metadata = new V1ObjectMeta { Name = NewName(), NamespaceProperty = Namespace },
        InvolvedObject = new V1ObjectReference
        {
            ApiVersion = apiVersion,
            Kind = Subject.Kind,
            Name = Subject.Name,
            NamespaceProperty = Subject.Namespace.Length > 0 ? Subject.Namespace : null,
            Uid = Uid?.ToString("D"),
        },
        Type = Type.ToString(),
        Reason = Reason,
        Message = Message,
        Source = new V1EventSource { Component = EventRecorder.Component },
        ReportingComponent = EventRecorder.Component,
        ReportingInstance = Environment.MachineName,
        FirstTimestamp = now.UtcDateTime,
        LastTimestamp = now.UtcDateTime,
        Count = 1,
    };

    private string NewName()
    {
        var name = Subject.Name.Length <= LongestName ? Subject.Name : Subject.Name[..LongestName].TrimEnd('.', '-');
        return $"{name}.{Guid.NewGuid():N}";
    }
}
