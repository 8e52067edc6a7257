using System.Globalization;
using System.Text;
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
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(false),
            Indent = true,
            NewLineChars = "\n",
            NewLineHandling = NewLineHandling.None,
        }))
        {
            xml.WriteStartElement("testsuites");
            var number = 0;
            foreach (var file in result.Files.Concat(tests.Select(t => t.Key)).Distinct().Order(StringComparer.Ordinal))
            {
                WriteSuite(xml, file, number++, result.Today ?? default, [.. tests[file]]);
            }

            xml.WriteEndElement();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
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
        var name = file.Length == 0 ? "(no file)" : Clean(file);
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("package", "meshservice");
        xml.WriteAttributeString("id", Text(number));
        xml.WriteAttributeString("timestamp", day.ToString("yyyy-MM-dd'T00:00:00'", CultureInfo.InvariantCulture));
        xml.WriteAttributeString("hostname", "localhost");
        xml.WriteAttributeString("tests", Text(Math.Max(tests.Count, 1)));
        xml.WriteAttributeString("failures", Text(tests.Count(t => t.IsFailure)));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("skipped", Text(tests.Count(t => t.Skipped is not null)));
        xml.WriteAttributeString("time", "0");
        xml.WriteStartElement("properties");
        xml.WriteEndElement();
        foreach (var test in tests)
        {
            WriteTest(xml, name, test);
        }

        if (tests.Count == 0)
        {
            WriteTestStart(xml, name, "no findings");
            xml.WriteEndElement();
        }

        xml.WriteElementString("system-out", string.Concat(tests
            .Where(t => t is { Skipped: null, IsFailure: false }).Select(t => Clean(FindingLine.Of(t.Finding)) + "\n")));
        xml.WriteElementString("system-err", "");
        xml.WriteEndElement();
    }

    private static void WriteTest(XmlWriter xml, string suite, Test test)
    {
        var finding = test.Finding;
        var resource = finding.Resource is { } id ? $" {id}" : "";
        var place = finding.Position is { } at ? string.Create(CultureInfo.InvariantCulture, $" ({at.Line}:{at.Column})") : "";
        WriteTestStart(xml, suite, Clean($"{finding.Rule.Code} {finding.Rule.Title}{resource}{place}"));
        if (test.Skipped is not null)
        {
            xml.WriteStartElement("skipped");
            xml.WriteAttributeString("message", Clean(test.Skipped));
            xml.WriteEndElement();
        }
        else if (test.IsFailure)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("type", ReportedFinding.NameOf(finding.Severity));
            xml.WriteAttributeString("message", Clean(finding.Sentence));
            xml.WriteString(Clean($"{FindingLine.Of(finding)}") + "\n→ " + Clean(finding.Remediation)
                + (finding.Fix is { } fix ? "\nfix: " + Clean(fix.Sentence) : ""));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteTestStart(XmlWriter xml, string suite, string name)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", suite);
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("time", "0");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>One line of characters that XML allows.</summary>
    private static string Clean(string text)
    {
        var line = TextStyle.OneLine(text);
        var clean = new StringBuilder(line.Length);
        foreach (var rune in line.EnumerateRunes())
        {
            clean.Append((rune.Value & 0xFFFE) == 0xFFFE && rune.IsBmp ? "\uFFFD" : rune.ToString());
        }

        return clean.ToString();
    }
}
