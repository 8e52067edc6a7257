using System.Text;
using MeshTargeting.Resources;

namespace MeshTargeting.Validation.Common;

/// <summary>
/// The server names (SNI) of a service's ports, <c>sni.msvc.mesh.zone.namespace.name.port</c>, and why one is none
/// (pkg/core/resources/sni/sni.go). What all ports have in common is looked at once.
/// </summary>
internal sealed class ServerName
{
    private const int Longest = 253;

    private readonly bool _hasEmpty;
    private readonly List<string> _problems = [];
    private int _length;

    /// <summary>The server names of a service.</summary>
    /// <param name="service">The service.</param>
    /// <param name="controlPlane">Where it is stored, which gives it its zone.</param>
    /// <param name="tellsOfName">False where the name has been told of.</param>
    public ServerName(Resource service, ControlPlane controlPlane, bool tellsOfName)
    {
        var mesh = service.Metadata.Mesh;
        var name = DisplayName.Of(service).Text;
        var zone = ZoneOf(service, controlPlane);

        // Without a zone the namespace is left out as well.
        var @namespace = zone.Length == 0 ? "" : NamespaceOf(service, controlPlane);
        _hasEmpty = mesh.Length == 0 || name.Length == 0;
        _length = "sni.".Length + service.Kind.ShortName.Length;
        Add("mesh", mesh);
        Add("name", name, tellsOfName);
        Add("zone", zone);
        Add("namespace", @namespace);
    }

    /// <summary>What is wrong with the server name of a port; nothing where it is one.</summary>
    public IEnumerable<string> ProblemsOf(string section)
    {
        if (_hasEmpty || section.Length == 0)
        {
            return ["mesh, name and sectionName must be non-empty"];
        }

        var length = _length + 1 + Encoding.UTF8.GetByteCount(section);
        return KubernetesNames.IsDns1123Label(section) && length <= Longest
            ? _problems
            : _problems.Concat(ProblemsOf(section, length));
    }

    private static IEnumerable<string> ProblemsOf(string section, int length)
    {
        if (!KubernetesNames.IsDns1123Label(section))
        {
            yield return string.Join("; ", KubernetesNames.Dns1123Label(section));
        }

        if (length > Longest)
        {
            yield return $"computed SNI is {length} characters which exceeds the DNS hostname limit ({Longest})";
        }
    }

    private void Add(string part, string value, bool tells = true)
    {
        if (value.Length == 0)
        {
            return;
        }

        _length += 1 + Encoding.UTF8.GetByteCount(value);
        if (tells && !KubernetesNames.IsDns1123Label(value))
        {
            _problems.Add($"{part} {GoQuote.Of(value)} does not conform to RFC 1123: {string.Join("; ", KubernetesNames.Dns1123Label(value))}");
        }
    }

    /// <summary>The zone by which Kuma knows the service; empty where it has none, or none was stated.</summary>
    private static string ZoneOf(Resource service, ControlPlane controlPlane)
    {
        var labels = service.Metadata.Labels;
        return labels.GetValueOrDefault(KumaLabels.Zone)
            ?? (controlPlane.IsGlobal || service.Kind.Name == "MeshMultiZoneService" || labels.GetValueOrDefault(KumaLabels.Origin) == "global"
                ? ""
                : controlPlane.Zone ?? "");
    }

    private static string NamespaceOf(Resource service, ControlPlane controlPlane)
    {
        var labels = service.Metadata.Labels;
        return labels.GetValueOrDefault(KumaLabels.Namespace)
            ?? (controlPlane.IsOriginOf(labels.GetValueOrDefault(KumaLabels.Origin)) ? service.Metadata.Namespace : "");
    }
}
