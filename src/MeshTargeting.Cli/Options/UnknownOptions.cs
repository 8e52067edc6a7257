using System.CommandLine;
using MeshTargeting.Findings;

namespace MeshTargeting.Cli.Options;

/// <summary>A misspelt option would otherwise be taken for a path that does not exist.</summary>
internal static class UnknownOptions
{
    /// <summary>Makes it an error where a command is given something like an option for one of its paths.</summary>
    public static void Reject(Command command, Argument<string[]> paths) => command.Validators.Add(result =>
    {
        foreach (var token in result.GetResult(paths)?.Tokens.Where(t => t.Value.Length > 1 && t.Value[0] == '-' && !Path.Exists(t.Value)) ?? [])
        {
            result.AddError(Describe(command, token.Value));
        }
    });

    /// <summary>What is said of it.</summary>
    public static string Describe(Command command, string token)
    {
        var option = token.Split('=')[0];
        var near = NearName.Find(option, command.Options.Select(o => o.Name));
        return $"unknown option '{option}'{(near is null ? "" : $"; did you mean {near}?")}";
    }
}
