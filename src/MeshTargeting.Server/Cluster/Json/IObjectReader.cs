using MeshTargeting.Resources;

namespace MeshTargeting.Server.Cluster.Json;

/// <summary>Makes resources of a kind's objects.</summary>
internal interface IObjectReader
{
    /// <summary>The object as a resource.</summary>
    /// <param name="utf8">The object.</param>
    /// <param name="namesKind">Whether it says its kind.</param>
    /// <param name="problem">Why it cannot be read; null where it can.</param>
    /// <returns>The resource; null where it cannot be read.</returns>
    Resource? Read(ReadOnlyMemory<byte> utf8, bool namesKind, out string? problem);
}
