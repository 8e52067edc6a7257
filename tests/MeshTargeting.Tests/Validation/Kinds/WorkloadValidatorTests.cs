using MeshTargeting.Resources;
using MeshTargeting.Validation;

namespace MeshTargeting.Tests.Validation.Kinds;

public class WorkloadValidatorTests
{
    [Fact]
    public void accepts_a_name_of_253_bytes() => Assert.Empty(Rejections(new string('a', 253)));

    [Fact]
    public void rejects_a_longer_one() => Assert.Equal(
        ["MS110 metadata.name name: must not be longer than 253 characters"],
        Rejections(new string('a', 254)));

    [Fact]
    public void counts_bytes_and_not_letters() => Assert.Single(Rejections(string.Concat(Enumerable.Repeat("é", 127))));

    private static IEnumerable<string> Rejections(string name)
    {
        var workload = KindCatalog.FindKuma("Workload")!.Decode(
            new ResourceMetadata { Name = name, Namespace = "app", Mesh = "default" }, default, default, Envelope.Kubernetes, null);
        return Validator.Validate(workload, ControlPlane.Default).Select(f => $"{f.Rule.Code} {f.Path} {f.Field}: {f.Message}");
    }
}
