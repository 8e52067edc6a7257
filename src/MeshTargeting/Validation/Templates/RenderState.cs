using System.Globalization;
using System.Text;

namespace MeshTargeting.Validation.Templates;

/// <summary>How far a rendering has come: the place, for messages, and what it has cost, which is limited.</summary>
/// <param name="source">The template's text.</param>
internal sealed class RenderState(string source)
{
    private const int MostSteps = 100_000;
    private const int DeepestNesting = 1000;

    /// <summary>Handling this many characters counts as a step.</summary>
    private const int CharactersOfStep = 64;

    private int _steps;
    private int _depth;

    /// <summary>The part that is looked at.</summary>
    public Node? Node { get; private set; }

    /// <summary>The name of the template that is rendered; empty for the one that is not defined by another.</summary>
    public string Template { get; set; } = "";

    /// <summary>Remembers the place, and counts a step.</summary>
    /// <exception cref="TemplateFailure">There were too many.</exception>
    public void At(Node node)
    {
        Node = node;
        _steps++;
        CheckSteps();
    }

    /// <summary>Counts the characters that a function handles.</summary>
    /// <exception cref="TemplateFailure">There were too many.</exception>
    public void Charge(IEnumerable<object?> values)
    {
        _steps += values.Sum(v => v is string text ? text.Length / CharactersOfStep : 0);
        CheckSteps();
    }

    /// <summary>Goes into a part of a part.</summary>
    /// <exception cref="TemplateFailure">It is too deep.</exception>
    public void Descend()
    {
        if (++_depth > DeepestNesting)
        {
            throw Failure($"more than {DeepestNesting} parts within each other");
        }
    }

    /// <summary>Comes out of a part.</summary>
    public void Ascend() => _depth--;

    /// <summary>A failure at this place.</summary>
    public TemplateFailure Failure(string message)
    {
        var before = source.AsSpan(0, Node!.Position);
        var line = before.Count('\n') + 1;
        var column = Encoding.UTF8.GetByteCount(before[(before.LastIndexOf('\n') + 1)..]);
        return new TemplateFailure(string.Create(
            CultureInfo.InvariantCulture, $"template: :{line}:{column}: executing {Common.GoQuote.Of(Template)} at <{Node.Show()}>: {message}"));
    }

    private void CheckSteps()
    {
        if (_steps > MostSteps)
        {
            throw Failure($"more than {MostSteps} steps");
        }
    }
}
