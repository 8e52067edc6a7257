using MeshTargeting.Validation.Templates;

namespace MeshTargeting.Conformance;

/// <summary>Kuma's own tests of its hostname templates (inline/hostname-template.jsonl).</summary>
public class HostnameTemplateTests
{
    private const string File = "inline/hostname-template.jsonl";

    public static TheoryData<string> Rows => Corpus.Ids(File);

    [CorpusTheory]
    [MemberData(nameof(Rows))]
    public void renders_as_kuma_does(string id)
    {
        var row = Corpus.Row(File, id);
        var input = row.GetProperty("input");
        var meta = input.GetProperty("meta");
        var name = meta.TryGetProperty("nameExtensions", out var extensions) ? extensions.Text("K8sNameComponent") : null;
        var labels = meta.TryGetProperty("labels", out var given)
            ? given.EnumerateObject().ToDictionary(l => l.Name, l => l.Value.GetString()!)
            : [];

        var hostname = Hostname.Of(input.Text("template")!, name ?? meta.Text("name")!, meta.Text("mesh")!, labels, input.Text("localZone")!);

        Assert.Equal(row.Text("expected"), hostname.Name);
        Assert.Contains(row.Text("expectedErrorContains") ?? "", hostname.Error ?? "", StringComparison.Ordinal);
    }
}
