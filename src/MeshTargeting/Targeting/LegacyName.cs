using System.Globalization;
using MeshTargeting.Resources;

namespace MeshTargeting.Targeting;

/// <summary>
/// A value of the tag kuma.io/service on Kubernetes, <c>name_namespace_svc_port</c>, which Kuma still understands as the name of a
/// MeshService in <c>to[].targetRef</c> (resolve/targetref.go, parseService: four segments, or three without a port; what the third
/// says does not matter).
/// </summary>
/// <param name="Name">The service's display name.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Port">The port's number; 0 for the whole service.</param>
internal sealed record LegacyName(string Name, string Namespace, int Port)
{
    /// <summary>The labels by which Kuma looks for the service, in any zone.</summary>
    public IReadOnlyDictionary<string, string> Labels => new Dictionary<string, string>
    {
        [KumaLabels.Namespace] = Namespace,
        [KumaLabels.DisplayName] = Name,
    };

    /// <summary>Reads the name of a MeshService reference without sectionName; null where it is an ordinary one.</summary>
    public static LegacyName? Parse(Reference reference) =>
        reference.Ref.Kind == "MeshService" && reference.SectionName.Length == 0 ? Parse(reference.Name) : null;

    /// <summary>Reads a value of the tag; null where it is none that Kubernetes gives rise to.</summary>
    public static LegacyName? Parse(string tag) => !tag.Contains('_', StringComparison.Ordinal) ? null : tag.Split('_') switch
    {
        [var name, var ns, _] => new LegacyName(name, ns, 0),
        [var name, var ns, _, var text] when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var port)
            => new LegacyName(name, ns, port),
        _ => null,
    };
}
