using System.Globalization;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Defaulting;

/// <summary>
/// The targetPort of a MeshService that leaves it out is its port, as the reference promises and nothing in Kuma 2.14 does: there an
/// absent targetPort is compared as 0 (pkg/core/resources/apis/meshservice/match.go).
/// </summary>
internal static class MeshServiceDefaults
{
    public static Resource Apply(Resource<MeshServiceSpec> service, List<DefaultedField> filledIn)
    {
        var before = filledIn.Count;
        var ports = (service.Spec.Ports ?? []).Select((port, i) => Apply(port, i, filledIn)).ToList();
        return filledIn.Count == before ? service : service.WithSpec(service.Spec with { Ports = ports });
    }

    private static MeshServicePort Apply(MeshServicePort port, int index, List<DefaultedField> filledIn)
    {
        if (port.TargetPort is not null || port.Port is not { } number)
        {
            return port;
        }

        filledIn.Add(new DefaultedField(["spec", "ports", index.ToString(CultureInfo.InvariantCulture), "targetPort"], number));
        return port with { TargetPort = new IntOrString(number) };
    }
}
