using MeshTargeting.Findings;

namespace MeshTargeting.Server.Options;

/// <summary>
/// Turns arguments into configuration. Written by hand, because .NET's own provider takes the argument after a flag for its value
/// (<c>--no-derive --urls X</c> would lose the address) and overlooks options that it does not know.
/// </summary>
internal static class CommandLine
{
    /// <summary>Keys of configuration, or why there are none.</summary>
    /// <param name="Configuration">Keys and values for the configuration.</param>
    /// <param name="Help">Whether the help was asked for.</param>
    /// <param name="Error">What is wrong with the arguments; null where nothing is.</param>
    public sealed record Result(IReadOnlyDictionary<string, string?> Configuration, bool Help = false, string? Error = null);

    public static Result Parse(IReadOnlyList<string> arguments)
    {
        var configuration = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] is "--help" or "-h" or "-?")
            {
                return new Result(configuration, Help: true);
            }

            var (name, value) = Split(arguments[i]);
            if (name is null)
            {
                return Fail($"'{arguments[i]}' is no option. Where the manifests lie is said with --from FOLDER.");
            }

            var option = OptionTable.Find(name);
            if (option is null && !name.Contains(':', StringComparison.Ordinal))
            {
                return Fail(Unknown(name));
            }

            if (option is { IsFlag: true })
            {
                value ??= "true";
            }
            else if (value is null)
            {
                if (++i == arguments.Count || arguments[i].StartsWith("--", StringComparison.Ordinal))
                {
                    return Fail($"--{name} needs a value{(option is null ? "" : $": {option.Value}")}.");
                }

                value = arguments[i];
            }

            if (Add(configuration, option, name, value) is { } error)
            {
                return Fail(error);
            }
        }

        return new Result(configuration);
    }

    private static string? Add(Dictionary<string, string?> configuration, Option? option, string name, string value)
    {
        var key = option?.Key ?? name;
        if (option is { IsRepeatable: true })
        {
            var index = configuration.Keys.Count(k => k.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase));
            configuration[$"{key}:{index}"] = value;
            return null;
        }

        return configuration.TryAdd(key, value) ? null : $"--{name} is given more than once.";
    }

    private static (string? Name, string? Value) Split(string argument)
    {
        if (!argument.StartsWith("--", StringComparison.Ordinal) || argument.Length == 2)
        {
            return (null, null);
        }

        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (argument[2..], null) : (argument[2..equals], argument[(equals + 1)..]);
    }

    private static string Unknown(string name)
    {
        var near = NearName.Find(name, OptionTable.All.Select(o => o.Name));
        return $"There is no option --{name}{(near is null ? "" : $"; did you mean --{near}?")} (--help lists all.)";
    }

    private static Result Fail(string error) => new(new Dictionary<string, string?>(), Error: error);
}
