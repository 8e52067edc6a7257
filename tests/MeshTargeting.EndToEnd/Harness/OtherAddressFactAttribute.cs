namespace MeshTargeting.EndToEnd.Harness;

/// <summary>A test that needs an API server, and an address of this machine that is not the loopback interface's.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OtherAddressFactAttribute : EnvTestFactAttribute
{
    /// <summary>Skips it where either is missing.</summary>
    public OtherAddressFactAttribute() => Skip ??= OpenServer.Address is null ? "this machine has no address but the loopback interface's" : null;
}
