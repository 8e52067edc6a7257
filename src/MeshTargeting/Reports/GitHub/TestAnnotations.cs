using System.Globalization;
using System.Text;
using MeshTargeting.Reports.Expectations;
using MeshTargeting.Reports.Text;

namespace MeshTargeting.Reports.GitHub;

/// <summary>Writes what fails of <c>test</c> as commands of GitHub's workflows, which it shows beside the lines of a pull request.</summary>
public static class TestAnnotations
{
    /// <summary>A line an expectation that fails; nothing where all hold.</summary>
    public static string Write(TestResult result)
    {
        var text = new StringBuilder();
        foreach (var tested in result.Outcomes.Where(o => !o.Outcome.Holds))
        {
            text.Append("::error ");
            if (tested.File is { } file)
            {
                text.Append("file=").Append(AnnotationWriter.Property(file)).Append(',');
            }

            if (tested.Position is { } at)
            {
                text.Append(CultureInfo.InvariantCulture, $"line={at.Line},col={at.Column},");
            }

            text.Append("title=").Append(AnnotationWriter.Property(TextStyle.OneLine(tested.Outcome.Expectation.Title)))
                .Append("::").Append(AnnotationWriter.Data(string.Join('\n', tested.Outcome.Failures.SelectMany(f => TestText.Lines(f, result)))))
                .Append('\n');
        }

        return text.ToString();
    }
}
