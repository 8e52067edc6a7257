using System.Globalization;
using System.Text;
using System.Xml;
using MeshTargeting.Reports.Text;

namespace MeshTargeting.Reports.JUnit;

/// <summary>What reports in JUnit's XML have in common: the attributes that the two common schemas demand.</summary>
internal static class JUnitXml
{
    /// <summary>Writes suites as UTF-8, with a line feed at the end.</summary>
    public static byte[] Write(Action<XmlWriter> suites)
    {
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
            suites(xml);
            xml.WriteEndElement();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>The name of a suite: its file.</summary>
    public static string NameOf(string file) => file.Length == 0 ? "(no file)" : Clean(file);

    /// <summary>Begins a suite.</summary>
    public static void StartSuite(XmlWriter xml, string name, int number, DateOnly day, int tests, int failures, int skipped)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("package", "meshservice");
        xml.WriteAttributeString("id", Text(number));
        xml.WriteAttributeString("timestamp", day.ToString("yyyy-MM-dd'T00:00:00'", CultureInfo.InvariantCulture));
        xml.WriteAttributeString("hostname", "localhost");
        xml.WriteAttributeString("tests", Text(tests));
        xml.WriteAttributeString("failures", Text(failures));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("skipped", Text(skipped));
        xml.WriteAttributeString("time", "0");
        xml.WriteStartElement("properties");
        xml.WriteEndElement();
    }

    /// <summary>Ends a suite.</summary>
    public static void EndSuite(XmlWriter xml, string output)
    {
        xml.WriteElementString("system-out", output);
        xml.WriteElementString("system-err", "");
        xml.WriteEndElement();
    }

    /// <summary>Begins a test.</summary>
    public static void StartTest(XmlWriter xml, string suite, string name)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", suite);
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("time", "0");
    }

    /// <summary>One line of characters that XML allows.</summary>
    public static string Clean(string text)
    {
        var line = TextStyle.OneLine(text);
        var clean = new StringBuilder(line.Length);
        foreach (var rune in line.EnumerateRunes())
        {
            clean.Append((rune.Value & 0xFFFE) == 0xFFFE && rune.IsBmp ? "\uFFFD" : rune.ToString());
        }

        return clean.ToString();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
