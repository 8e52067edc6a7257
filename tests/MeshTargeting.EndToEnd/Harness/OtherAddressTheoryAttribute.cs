namespace MeshTargeting.EndToEnd.Harness;

/// <summary>A test with rows of data that needs what <see cref="OtherAddressFactAttribute"/> needs.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OtherAddressTheoryAttribute : EnvTestTheoryAttribute
{
    /// <summary>Skips it where something is missing.</summary>
    public OtherAddressTheoryAttribute() => Skip ??= new OtherAddressFactAttribute().Skip;
}
