using MeshTargeting.Findings;
using MeshTargeting.Reading;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Reading;

/// <summary>Reads texts in tests, and writes findings in one line each.</summary>
internal static class Read
{
    public static ReadResult Yaml(string text, ReadOptions? options = null) => ManifestReader.Read(new SourceText("a.yaml", text), options);

    public static ReadResult Json(string text, ReadOptions? options = null) => ManifestReader.Read(new SourceText("a.json", text), options);

    /// <summary><c>line:column code path message</c></summary>
    public static string Line(Finding finding) =>
        $"{finding.Position?.Line}:{finding.Position?.Column} {finding.Rule.Code} {(finding.Path.Length == 0 ? "-" : finding.Path)} {finding.Message}";

    /// <summary>The only finding of a text.</summary>
    public static string Finding(string text) => Line(Assert.Single(Yaml(text).Findings));

    /// <summary>The codes of a text's findings, in the order in which they were found.</summary>
    public static string Codes(string text) => string.Join(' ', Yaml(text).Findings.Select(finding => finding.Rule.Code));

    /// <summary>The only resource of a text without findings.</summary>
    public static Resource Clean(string text)
    {
        var result = Yaml(text);
        Assert.Empty(result.Findings.Select(Line));
        return Assert.Single(result.Resources);
    }

    public static Resource<TSpec> Clean<TSpec>(string text)
        where TSpec : class => Assert.IsType<Resource<TSpec>>(Clean(text));
}
