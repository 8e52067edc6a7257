using MeshTargeting.Reports.Expectations;
using MeshTargeting.Reports.Text;

namespace MeshTargeting.Reports.JUnit;

/// <summary>Writes the report of <c>test</c> as JUnit's XML: a suite a file, a test an expectation.</summary>
public static class TestJUnit
{
    /// <summary>The report as UTF-8, with a line feed at the end.</summary>
    public static byte[] Write(TestResult result) => JUnitXml.Write(xml =>
    {
        var number = 0;
        foreach (var file in result.Outcomes.GroupBy(o => o.File ?? "", StringComparer.Ordinal))
        {
            var name = JUnitXml.NameOf(file.Key);
            JUnitXml.StartSuite(xml, name, number++, result.Today ?? default, file.Count(), file.Count(o => !o.Outcome.Holds), skipped: 0);
            foreach (var tested in file)
            {
                JUnitXml.StartTest(xml, name, JUnitXml.Clean($"{tested.Outcome.Expectation.Title} ({TestText.PlaceOf(tested.File, tested.Position)})"));
                if (!tested.Outcome.Holds)
                {
                    var lines = tested.Outcome.Failures.SelectMany(f => TestText.Lines(f, result)).Select(JUnitXml.Clean).ToList();
                    xml.WriteStartElement("failure");
                    xml.WriteAttributeString("type", "expectation");
                    xml.WriteAttributeString("message", JUnitXml.Clean(TestText.Gist(tested.Outcome.Failures[0])));
                    xml.WriteString(string.Join('\n', lines));
                    xml.WriteEndElement();
                }

                xml.WriteEndElement();
            }

            JUnitXml.EndSuite(xml, "");
        }
    });
}
