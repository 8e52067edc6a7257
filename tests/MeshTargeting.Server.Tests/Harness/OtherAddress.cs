using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace MeshTargeting.Server.Tests.Harness;

/// <summary>An address of this machine that is not the loopback interface's.</summary>
internal static class OtherAddress
{
    /// <summary>An IPv4 address; null where this machine has none.</summary>
    public static readonly string? Value = NetworkInterface.GetAllNetworkInterfaces()
        .Where(i => i.OperationalStatus == OperationalStatus.Up && i.NetworkInterfaceType != NetworkInterfaceType.Loopback)
        .SelectMany(i => i.GetIPProperties().UnicastAddresses)
        .Where(a => a.Address.AddressFamily == AddressFamily.InterNetwork)
        .Select(a => a.Address.ToString())
        .FirstOrDefault();
}

/// <summary>A test that needs such an address.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OtherAddressFactAttribute : FactAttribute
{
    public OtherAddressFactAttribute() => Skip = OtherAddress.Value is null ? "this machine has no address but the loopback interface's" : null;
}
