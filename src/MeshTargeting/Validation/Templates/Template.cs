namespace MeshTargeting.Validation.Templates;

/// <summary>
/// A template as Go's text/template reads and renders them, as far as Kuma uses it: data are texts, and the one function beside Go's
/// own is <c>label</c>. Reading and rendering are bounded, whatever the template says.
/// </summary>
internal sealed class Template
{
    private readonly string _text;
    private readonly IReadOnlyDictionary<string, ListNode> _definitions;

    private Template(string text, IReadOnlyDictionary<string, ListNode> definitions)
    {
        _text = text;
        _definitions = definitions;
    }

    /// <summary>Reads a template.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="error">What is wrong, in Go's words; null where nothing is.</param>
    /// <returns>The template; null where the text is none.</returns>
    public static Template? Parse(string text, out string? error)
    {
        try
        {
            error = null;
            return new Template(text, Parser.Parse(text, Functions.Names));
        }
        catch (TemplateFailure failure)
        {
            error = failure.Message;
            return null;
        }
    }

    /// <summary>Renders the template.</summary>
    /// <param name="data">The data.</param>
    /// <param name="label">Gives the value of a label; null where there is none of that key.</param>
    /// <param name="error">What went wrong, in Go's words; null where nothing did.</param>
    /// <returns>The text; null where something went wrong.</returns>
    public string? Render(TemplateData data, Func<string, string?> label, out string? error)
    {
        try
        {
            error = null;
            return new Renderer(_text, _definitions, new Functions(label)).Render(data);
        }
        catch (TemplateFailure failure)
        {
            error = failure.Message;
            return null;
        }
    }
}
