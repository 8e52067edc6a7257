using System.Text;
using CsCheck;
using MeshTargeting.Judging.Baselines;
using MeshTargeting.Reports;
using MeshTargeting.Reports.GitHub;
using MeshTargeting.Reports.Json;
using MeshTargeting.Reports.JUnit;
using MeshTargeting.Reports.Sarif;
using MeshTargeting.Reports.Text;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Reports.Formats;

/// <summary>The report of <c>check</c> in all its forms.</summary>
public class FormatTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly SourceText[] Texts = [.. Examples.Of("shop"), .. Examples.Of("shop-broken"), Mixed];

    public static TheoryData<string> Formats => ["expected.txt", "expected.json", "expected.sarif", "expected.junit.xml", "expected.github.txt"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void the_checked_in_reports_are_those_that_are_written(string format) =>
        CheckedInFiles.VerifyFile($"tests/MeshTargeting.Tests/Reports/Formats/Cases/mixed/{format}", Write(format, Check(Mixed)));

    [Theory]
    [MemberData(nameof(Formats))]
    public void the_order_of_files_makes_no_difference(string format)
    {
        var known = Baseline.Of(Check(Texts).Findings.Where((_, i) => i % 2 == 0));
        var expected = Write(format, Check(Texts).Against(known));

        Gen.Shuffle(Texts).Sample(shuffled => Assert.Equal(expected, Write(format, Check(shuffled).Against(known))), iter: 10);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void nothing_found_is_a_report_too(string format)
    {
        var expected = format switch
        {
            "expected.txt" => "No findings in 0 files (0 resources, 0 derived).\n",
            "expected.junit.xml" => "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<testsuites />\n",
            "expected.github.txt" => "",
            "expected.sarif" => "\"results\": []",
            _ => "\"findings\": []",
        };

        Assert.Contains(expected, Write(format, Check()), StringComparison.Ordinal);
    }

    internal static SourceText Mixed => new(
        "app, prod/50% off:v2.yaml",
        File.ReadAllText(Path.Combine(Repository.Root, "tests/MeshTargeting.Tests/Reports/Formats/Cases/mixed/input.yaml")));

    internal static CheckResult Check(params SourceText[] texts) => Checker.Check(new CheckInput { Judged = texts, Today = Today });

    private static string Write(string format, CheckResult result) => format switch
    {
        "expected.txt" => CheckText.Write(result, TextStyle.Plain),
        "expected.json" => Encoding.UTF8.GetString(ReportJson.Write(CheckReport.Of(result))),
        "expected.sarif" => Encoding.UTF8.GetString(SarifWriter.Write(result)),
        "expected.junit.xml" => Encoding.UTF8.GetString(JUnitWriter.Write(result)),
        _ => AnnotationWriter.Write(result),
    };
}
