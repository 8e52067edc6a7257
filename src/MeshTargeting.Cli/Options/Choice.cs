using System.CommandLine;
using System.CommandLine.Parsing;

namespace MeshTargeting.Cli.Options;

/// <summary>Options that take one of a few words.</summary>
internal static class Choice
{
    /// <summary>Makes such an option. A word that is none of them is an error that lists them all.</summary>
    /// <param name="name">The option, with its dashes.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="choices">The words and what they mean; the first holds where the option is absent.</param>
    public static Option<T> Create<T>(string name, string description, params (string Word, T Value)[] choices)
        where T : notnull
    {
        var option = new Option<T>(name)
        {
            Description = $"{description} (default: {choices[0].Word})",
            HelpName = string.Join('|', choices.Select(c => c.Word)),
            Arity = ArgumentArity.ExactlyOne,
            DefaultValueFactory = _ => choices[0].Value,
            CustomParser = Parse,
        };
        option.CompletionSources.Clear();
        option.CompletionSources.Add([.. choices.Select(c => c.Word)]);
        return option;

        T Parse(ArgumentResult result)
        {
            var word = result.Tokens[0].Value;
            foreach (var choice in choices)
            {
                if (string.Equals(choice.Word, word, StringComparison.OrdinalIgnoreCase))
                {
                    return choice.Value;
                }
            }

            result.AddError($"{name}: '{word}' is not available here; use one of: {string.Join(", ", choices.Select(c => c.Word))}");
            return choices[0].Value;
        }
    }
}
