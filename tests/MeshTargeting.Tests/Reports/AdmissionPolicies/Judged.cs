using System.Text;
using System.Text.Json.Nodes;
using MeshTargeting.Findings;
using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Validation;

namespace MeshTargeting.Tests.Reports.AdmissionPolicies;

/// <summary>What our own validators say of an object.</summary>
internal static class Judged
{
    public static IReadOnlyList<Finding> Findings(JsonObject value)
    {
        var read = ManifestReader.ReadJson(Encoding.UTF8.GetBytes(value.ToJsonString()));
        return Validator.Validate(Assert.Single(read.Resources), ControlPlane.Default);
    }
}
