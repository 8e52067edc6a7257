using System.Text.Json.Serialization;

namespace MeshTargeting.Server.Inspect.Shapes;

/// <summary>A page of a list of resources.</summary>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Items">Those of this page, by name.</param>
/// <param name="Next">The address of the next page; null for the last.</param>
internal sealed record ResourceList(int Total, IReadOnlyList<Meta> Items, string? Next = null);

/// <summary>The hostnames of a service.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="Items">The hostnames; null where there are none.</param>
internal sealed record HostnameList(int Total, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] IReadOnlyList<HostnameItem>? Items);

/// <summary>A hostname.</summary>
/// <param name="Hostname">The hostname.</param>
/// <param name="Zones">The zones where it is known.</param>
internal sealed record HostnameItem(string Hostname, IReadOnlyList<HostnameZone> Zones);

/// <summary>A zone where a hostname is known.</summary>
/// <param name="Name">Its name.</param>
internal sealed record HostnameZone(string Name);
