using MeshTargeting.Reports;
using MeshTargeting.Reports.Generation;
using MeshTargeting.Reports.Text;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Generation;

/// <summary>
/// Services and Dataplanes and what becomes of them: <c>Cases/&lt;case&gt;/input.yaml</c>, <c>expected.yaml</c> and <c>expected.txt</c> with the
/// notes. To take over what is generated now, run the tests with <c>UPDATE_CHECKED_IN=1</c> and read the difference.
/// </summary>
public class CaseTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "MeshTargeting.Tests", "Generation", "Cases");

    public static TheoryData<string> Cases() => new(Directory.GetDirectories(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)!);

    [Theory]
    [MemberData(nameof(Cases))]
    public void makes_the_MeshServices_that_are_expected(string name)
    {
        var result = Generate(name);

        Assert.Empty(result.Findings.Select(FindingLine.Of));
        CheckedInFiles.VerifyFile(Path.Combine(Folder, name, "expected.yaml"), GenerateYaml.Write(result));
        CheckedInFiles.VerifyFile(Path.Combine(Folder, name, "expected.txt"), string.Concat(NoteLine.Of(result).Select(line => $"{line}\n")));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void what_is_made_is_what_it_says(string name)
    {
        // The manifests read back give the same manifests.
        var made = Generate(name);
        var read = Reading.Read.Yaml(GenerateYaml.Write(made));

        Assert.Empty(read.Findings.Select(Reading.Read.Line));
        Assert.Equal(made.Services.Select(s => s.Id), read.Resources.Select(r => r.Id));
        Assert.Equal(GenerateYaml.Write(made), GenerateYaml.Write(made with { Services = [.. read.Resources.Cast<Resource<MeshServiceSpec>>()] }));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void the_order_of_documents_does_not_matter(string name)
    {
        var options = OptionsOf(name);
        var documents = TextOf(name).Split("---\n").Reverse();
        var turned = Generator.Generate(new CheckInput { Judged = [new SourceText("input.yaml", string.Join("---\n", documents))], Options = options });

        Assert.Equal(GenerateYaml.Write(Generate(name)), GenerateYaml.Write(turned));
        Assert.Equal(
            Generate(name).Notes.Select(n => $"{n.Resource.Id}: {n.Text}").Order(StringComparer.Ordinal),
            turned.Notes.Select(n => $"{n.Resource.Id}: {n.Text}").Order(StringComparer.Ordinal));
    }

    private static string TextOf(string name) => File.ReadAllText(Path.Combine(Folder, name, "input.yaml"));

    private static WorldOptions OptionsOf(string name) => new()
    {
        Semantics = TextOf(name).StartsWith("# options: kuma=3.0\n", StringComparison.Ordinal) ? KumaSemantics.V3_0 : KumaSemantics.V2_14,
    };

    private static GenerateResult Generate(string name) =>
        Generator.Generate(new CheckInput { Judged = [new SourceText("input.yaml", TextOf(name))], Options = OptionsOf(name) });
}
