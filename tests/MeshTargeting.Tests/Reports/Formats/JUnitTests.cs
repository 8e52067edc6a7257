using System.Xml.Linq;
using System.Xml.Schema;
using CsCheck;
using MeshTargeting.Judging.Baselines;
using MeshTargeting.Reports;
using MeshTargeting.Reports.JUnit;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Reports.Formats;

/// <summary>JUnit's XML: a suite a file, a test a finding.</summary>
public class JUnitTests
{
    private static readonly XmlSchemaSet Schema = SchemaOf("tests/MeshTargeting.Tests/Reports/Formats/junit.xsd");

    [Fact]
    public void a_report_is_what_the_schema_asks_for()
    {
        var result = FormatTests.Check([.. Examples.Of("shop-broken"), FormatTests.Mixed, new("", "kind: [")]);

        Assert.Empty(Problems(Read(result)));
        Assert.Empty(Problems(Read(result.Against(Baseline.Of(result.Findings)))));
        Assert.NotEmpty(Problems(XDocument.Parse("<testsuites><testsuite name=\"x\"/></testsuites>")));
    }

    [Fact]
    public void whatever_a_manifest_holds_is_XML()
    {
        Gen.String[Gen.Char["a\u0000\u0008\u001b\uFFFE\uFFFF\uD800\uDC00]>&<\"' \t"], 1, 8].Sample(name =>
        {
            var report = Read(FormatTests.Check(new SourceText($"a{name}.yaml", $"type: MeshService\nname: x\nmesh: default\n{System.Text.Json.JsonSerializer.Serialize(name)}: 1\nspec: {{}}\n")));
            Assert.Empty(Problems(report));
            Assert.NotEmpty(report.Descendants("failure"));
        });
    }

    [Fact]
    public void counts_are_those_of_the_tests()
    {
        var result = FormatTests.Check([.. Examples.Of("shop-broken"), FormatTests.Mixed]);
        var report = Read(result.Against(Baseline.Of(result.Findings.Take(4))));

        Assert.All(report.Descendants("testsuite"), suite => Assert.Equal(
            (suite.Elements("testcase").Count(), suite.Descendants("failure").Count(), suite.Descendants("skipped").Count()),
            ((int)suite.Attribute("tests")!, (int)suite.Attribute("failures")!, (int)suite.Attribute("skipped")!)));
        Assert.Equal(4 + result.Suppressed.Count, report.Descendants("skipped").Count());
    }

    [Fact]
    public void a_file_without_findings_is_a_passed_test()
    {
        var suite = Assert.Single(Read(FormatTests.Check(new SourceText("a.yaml", "kind: ConfigMap\n"))).Descendants("testsuite"));

        Assert.Equal(("a.yaml", "no findings", 0), ((string)suite.Attribute("name")!, (string)suite.Element("testcase")!.Attribute("name")!, suite.Descendants("failure").Count()));
    }

    [Fact]
    public void what_is_good_to_know_fails_nothing()
    {
        var suite = Assert.Single(Read(FormatTests.Check(new SourceText("a.yaml", "# meshservice:ignore MS301\nkind: ConfigMap\n"))).Descendants("testsuite"));

        Assert.Equal("0", (string)suite.Attribute("failures")!);
        Assert.Equal("a.yaml:1:1: MS011 there is no finding MS301 on line 2\n", (string)suite.Element("system-out")!);
    }

    private static XDocument Read(CheckResult result)
    {
        using var stream = new MemoryStream(JUnitWriter.Write(result));
        return XDocument.Load(stream);
    }

    private static List<string> Problems(XDocument report)
    {
        var problems = new List<string>();
        report.Validate(Schema, (_, problem) => problems.Add(problem.Message));
        return problems;
    }

    private static XmlSchemaSet SchemaOf(string path)
    {
        var schemas = new XmlSchemaSet();
        schemas.Add(null, Path.Combine(Repository.Root, path));
        return schemas;
    }
}
