using MeshTargeting.Analysis;
using MeshTargeting.Findings;
using MeshTargeting.Reading.Nodes;
using MeshTargeting.Resources;

namespace MeshTargeting.Judging.Settings;

/// <summary>Reads the values of a configuration. Each method returns null where it has reported that the value is none.</summary>
internal static class SettingValues
{
    /// <summary>A string that is not empty.</summary>
    public static string? Text(Node node, SettingsProblems problems)
    {
        if (node is ScalarNode { Value: { Kind: ScalarKind.String, Text: { Length: > 0 } text } })
        {
            return text;
        }

        problems.Add(node.Start, $"expected a string, found {Describe(node)}");
        return null;
    }

    /// <summary>A boolean.</summary>
    public static bool? Truth(Node node, SettingsProblems problems)
    {
        if (node is ScalarNode { Value: { Kind: ScalarKind.Boolean } value })
        {
            return value.IsTrue;
        }

        problems.Add(node.Start, $"expected true or false, found {Describe(node)}");
        return null;
    }

    /// <summary>One of a few words; numbers and booleans count as they are written (<c>2.14</c>, <c>off</c>).</summary>
    /// <returns>The number of the word; null where it is none.</returns>
    public static int? Choice(Node node, IReadOnlyList<string> words, SettingsProblems problems)
    {
        var written = (node as ScalarNode)?.Value.Text;
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] == written)
            {
                return i;
            }
        }

        var near = written is null ? null : NearName.Find(written, words);
        problems.Add(node.Start, $"expected {Or(words)}, found {Describe(node)}{(near is null ? "" : $"; did you mean \"{near}\"?")}");
        return null;
    }

    /// <summary>A list of strings; a single one counts as a list of it.</summary>
    public static IReadOnlyList<(string Text, Position At)> Texts(Node node, SettingsProblems problems)
    {
        var items = node is SequenceNode list ? list.Items : [node];
        var texts = new List<(string, Position)>();
        foreach (var item in items)
        {
            if (Text(item, problems) is { } text)
            {
                texts.Add((text, item.Start));
            }
        }

        return texts;
    }

    /// <summary>Whether a text is a code that there is, or a group of them; reported where not.</summary>
    public static bool IsCode(string text, Position at, SettingsProblems problems)
    {
        if (RuleCatalog.IsCodeOrGroup(text))
        {
            return true;
        }

        var near = NearName.Find(text, RuleCatalog.Descriptors.Select(d => d.Code));
        problems.Add(at, $"no code \"{text}\"{(near is null ? "; see meshservice rules" : $"; did you mean {near}?")}");
        return false;
    }

    private static string Or(IReadOnlyList<string> words) => $"{string.Join(", ", words.Take(words.Count - 1))} or {words[^1]}";

    /// <summary>A value in a few words.</summary>
    public static string Describe(Node node) => node switch
    {
        MappingNode => "an object",
        SequenceNode => "a list",
        ScalarNode { IsNull: true } => "nothing",
        ScalarNode { Value: { Text: "" } } => "an empty string",
        ScalarNode scalar => $"\"{scalar.Value.Text}\"",
        _ => "something else",
    };
}
