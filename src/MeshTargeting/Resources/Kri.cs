namespace MeshTargeting.Resources;

/// <summary>Kuma's resource identifier, <c>kri_&lt;short&gt;_&lt;mesh&gt;_&lt;zone&gt;_&lt;namespace&gt;_&lt;name&gt;_&lt;section&gt;</c> (pkg/core/kri/kri.go).</summary>
/// <param name="ShortName">The kind's short name, for example <c>msvc</c>.</param>
/// <param name="Mesh">The mesh; may be empty.</param>
/// <param name="Zone">The zone; may be empty.</param>
/// <param name="Namespace">The namespace; may be empty.</param>
/// <param name="Name">The display name.</param>
/// <param name="Section">A port's or inbound's name; empty for the whole resource.</param>
public readonly record struct Kri(string ShortName, string Mesh, string Zone, string Namespace, string Name, string Section)
{
    /// <summary>The same resource as a whole.</summary>
    public Kri WithoutSection => this with { Section = "" };

    /// <inheritdoc />
    public override string ToString() => $"kri_{ShortName}_{Mesh}_{Zone}_{Namespace}_{Name}_{Section}";
}
