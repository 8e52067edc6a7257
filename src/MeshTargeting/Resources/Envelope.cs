namespace MeshTargeting.Resources;

/// <summary>The two forms in which Kuma's resources are written.</summary>
public enum Envelope
{
    /// <summary><c>apiVersion</c>, <c>kind</c>, <c>metadata</c>, <c>spec</c>.</summary>
    Kubernetes,

    /// <summary><c>type</c>, <c>mesh</c>, <c>name</c>, <c>labels</c>, and <c>spec</c> or the fields themselves.</summary>
    Universal,
}
