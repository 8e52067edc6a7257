using MeshTargeting.Defaulting.Labels;
using MeshTargeting.Worlds;

namespace MeshTargeting.Conformance.Targeting;

public class PolicyRoleTests
{
    private const string File = "inline/labels-compute.jsonl";

    public static TheoryData<string> Ids => Corpus.Ids(File, row => row.Text("function") == "ComputePolicyRole");

    [CorpusTheory]
    [MemberData(nameof(Ids))]
    public void computes_the_role_as_Kuma_does(string id)
    {
        var row = Corpus.Row(File, id);
        var input = row.GetProperty("input");
        var ns = input.Text("namespace")!;
        var system = input.GetProperty("systemNamespace").GetBoolean() ? ns : "kuma-system";

        var role = PolicyRole.Of(
            UniversalJson.Resource(input.GetProperty("policy"), ns), new WorldOptions { SystemNamespace = system });

        Assert.Equal((row.Text("expected") ?? "", row.Text("expectedError")), (role.Name, role.Error));
    }
}
