using MeshTargeting.Reading.Nodes;
using MeshTargeting.Resources;

namespace MeshTargeting.Reading.Envelopes;

/// <summary>What a document turned out to be: one of the closed set below.</summary>
internal abstract record DocumentKind
{
    private DocumentKind()
    {
    }

    /// <summary>A resource of a declared kind.</summary>
    public sealed record Known(KindDescriptor Kind, Envelope Envelope) : DocumentKind;

    /// <summary>A Kubernetes list, whose members are resources.</summary>
    /// <param name="Items">The members.</param>
    /// <param name="ApiVersion">The API version of members that do not say it themselves.</param>
    /// <param name="MemberKind">Their kind; null for the untyped <c>List</c>.</param>
    public sealed record List(SequenceNode Items, string? ApiVersion, string? MemberKind) : DocumentKind;

    /// <summary>Something that is not ours to judge.</summary>
    public sealed record Foreign : DocumentKind
    {
        public static readonly Foreign Instance = new();
    }

    /// <summary>Meant for Kuma, and wrong. What is wrong has been reported.</summary>
    /// <param name="Name">The kind as written; null where there is none.</param>
    public sealed record Wrong(string? Name) : DocumentKind;
}
