using System.Globalization;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Defaulting;

/// <summary>
/// What a MeshService leaves out: state and appProtocol, as its CustomResourceDefinition has them, and targetPort = port, which the
/// reference promises and nothing in Kuma 2.14 does: there an absent targetPort is compared as 0 (pkg/core/resources/apis/meshservice/match.go).
/// </summary>
internal static class MeshServiceDefaults
{
    private static readonly ObjectSchema Spec = MeshServiceSpec.Descriptor.Spec;
    private static readonly string State = Default(Spec, "state");
    private static readonly string AppProtocol = Default((ObjectSchema)((ListSchema)Spec.Find("ports")!.Schema).Item, "appProtocol");

    public static Resource<MeshServiceSpec> Apply(Resource<MeshServiceSpec> service, List<DefaultedField> filledIn)
    {
        var before = filledIn.Count;
        var spec = service.Spec;
        if (spec.State is null)
        {
            filledIn.Add(new DefaultedField(["spec", "state"], State));
            spec = spec with { State = State };
        }

        if (spec.Ports is { Count: > 0 } ports)
        {
            spec = spec with { Ports = ports.Select((port, i) => Apply(port, i, filledIn)).ToList() };
        }

        return filledIn.Count == before ? service : service.WithSpec(spec);
    }

    private static MeshServicePort Apply(MeshServicePort port, int index, List<DefaultedField> filledIn)
    {
        if (port.TargetPort is null && port.Port is { } number)
        {
            filledIn.Add(new DefaultedField(Path(index, "targetPort"), number));
            port = port with { TargetPort = new IntOrString(number) };
        }

        if (port.AppProtocol is null)
        {
            filledIn.Add(new DefaultedField(Path(index, "appProtocol"), AppProtocol));
            port = port with { AppProtocol = AppProtocol };
        }

        return port;
    }

    private static string[] Path(int index, string field) => ["spec", "ports", index.ToString(CultureInfo.InvariantCulture), field];

    private static string Default(ObjectSchema schema, string field) => (string)schema.Find(field)!.Default!;
}
