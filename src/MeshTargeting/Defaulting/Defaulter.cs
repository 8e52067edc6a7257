using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Defaulting;

/// <summary>
/// Fills in what a kind's declaration and the MeshService reference promise for fields that a manifest leaves out. A value that is set, be it empty, is
/// never touched; null counts as absent. Applying it twice is applying it once.
/// </summary>
public static class Defaulter
{
    /// <summary>The resource with its defaults for Kuma 2.14. Kinds without defaults come back as they are.</summary>
    public static DefaultingResult Apply(Resource resource) => Apply(resource, KumaSemantics.V2_14);

    /// <summary>The resource with its defaults. Kinds without defaults come back as they are.</summary>
    public static DefaultingResult Apply(Resource resource, KumaSemantics semantics)
    {
        var filledIn = new List<DefaultedField>();
        var result = SchemaDefaults.Apply(MeshDefault.Apply(resource, filledIn), semantics, filledIn);
        if (result is Resource<MeshServiceSpec> service)
        {
            result = MeshServiceDefaults.Apply(service, filledIn);
        }
        else if (result is Resource<MeshSpec> mesh && semantics.MeshSettings)
        {
            result = MetricsDefaults.Apply(mesh, filledIn);
        }

        return filledIn.Count == 0 ? new DefaultingResult(resource, []) : new DefaultingResult(result, filledIn);
    }
}
