using System.Globalization;
using System.Xml;
using MeshTargeting.Findings;
using MeshTargeting.Reports.Json;
using MeshTargeting.Reports.Text;

namespace MeshTargeting.Reports.JUnit;

/// <summary>
/// Writes the report of <c>check</c> as JUnit's XML: a suite a file. Errors and warnings are failed tests, what is suppressed or known is a
/// skipped one, what is good to know is a passed one that says so; a file without any of these has one passed test.
/// </summary>
/// <remarks>
/// There is no standard. The form is the part that the two common schemas share, that of Ant's reports and that of Jenkins' plugin, with
/// everything that either of them demands.
/// </remarks>
public static class JUnitWriter
{
    /// <summary>The report as UTF-8, with a line feed at the end.</summary>
    public static byte[] Write(CheckResult result)
    {
        var tests = result.Findings.Select(f => new Test(f, null))
            .Concat(result.Known.Select(f => new Test(f, "known: the baseline has it")))
            .Concat(result.Suppressed.Select(s => new Test(s.Finding, $"suppressed{(s.Suppression.Words.Reason is { } reason ? $": {reason}" : "")}")))
            .OrderBy(t => t.Finding, FindingOrder.Instance)
            .ToLookup(t => t.Finding.Source?.File ?? "", StringComparer.Ordinal);
        return JUnitXml.Write(xml =>
        {
            var number = 0;
            foreach (var file in result.Files.Concat(tests.Select(t => t.Key)).Distinct().Order(StringComparer.Ordinal))
            {
                WriteSuite(xml, file, number++, result.Today ?? default, [.. tests[file]]);
            }
        });
    }

    /// <summary>A finding as a test.</summary>
    /// <param name="Finding">The finding.</param>
    /// <param name="Skipped">Why it is passed over; null where it is not.</param>
    private sealed record Test(Finding Finding, string? Skipped)
    {
        public bool IsFailure => Skipped is null && Finding.Severity > Severity.Info;
    }

    private static void WriteSuite(XmlWriter xml, string file, int number, DateOnly day, List<Test> tests)
    {
        var name = JUnitXml.NameOf(file);
        JUnitXml.StartSuite(xml, name, number, day, Math.Max(tests.Count, 1), tests.Count(t => t.IsFailure), tests.Count(t => t.Skipped is not null));
        foreach (var test in tests)
        {
            WriteTest(xml, name, test);
        }

        if (tests.Count == 0)
        {
            JUnitXml.StartTest(xml, name, "no findings");
            xml.WriteEndElement();
        }

        JUnitXml.EndSuite(xml, string.Concat(tests
            .Where(t => t is { Skipped: null, IsFailure: false }).Select(t => JUnitXml.Clean(FindingLine.Of(t.Finding)) + "\n")));
    }

    private static void WriteTest(XmlWriter xml, string suite, Test test)
    {
        var finding = test.Finding;
        var resource = finding.Resource is { } id ? $" {id}" : "";
        var place = finding.Position is { } at ? string.Create(CultureInfo.InvariantCulture, $" ({at.Line}:{at.Column})") : "";
        JUnitXml.StartTest(xml, suite, JUnitXml.Clean($"{finding.Rule.Code} {finding.Rule.Title}{resource}{place}"));
        if (test.Skipped is not null)
        {
            xml.WriteStartElement("skipped");
            xml.WriteAttributeString("message", JUnitXml.Clean(test.Skipped));
            xml.WriteEndElement();
        }
        else if (test.IsFailure)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("type", ReportedFinding.NameOf(finding.Severity));
            xml.WriteAttributeString("message", JUnitXml.Clean(finding.Sentence));
            xml.WriteString(JUnitXml.Clean($"{FindingLine.Of(finding)}") + "\n→ " + JUnitXml.Clean(finding.Remediation)
                + (finding.Fix is { } fix ? "\nfix: " + JUnitXml.Clean(fix.Sentence) : ""));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
