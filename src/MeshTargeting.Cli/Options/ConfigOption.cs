using System.CommandLine;
using System.Globalization;
using MeshTargeting.Cli.Terminal;
using MeshTargeting.Files;
using MeshTargeting.Judging;
using MeshTargeting.Judging.Settings;
using MeshTargeting.Resources;

namespace MeshTargeting.Cli.Options;

/// <summary>The configuration file: <c>--config</c>, else <c>.meshservice.yaml</c> in the working directory or the nearest folder above it.</summary>
internal sealed class ConfigOption
{
    private const string FileName = ".meshservice.yaml";

    private readonly Option<string?> _option = new("--config")
    {
        Description = $"Configuration file (default: {FileName} here or in the nearest folder above)",
        HelpName = "FILE",
    };

    public void AddTo(Command command) => command.Options.Add(_option);

    /// <summary>The file, whether it is there or not: where none is named and none is found, the one that would be.</summary>
    public string PathOf(ParseResult result) => result.GetValue(_option) ?? Find() ?? FileName;

    /// <summary>Finds the file and reads it; null where it cannot be read or understood, and then the reason has been given.</summary>
    public Configuration? Read(ParseResult result)
    {
        if ((result.GetValue(_option) ?? Find()) is not { } file)
        {
            return Configuration.None;
        }

        SourceText text;
        try
        {
            text = TextDecoder.Decode(file, File.ReadAllBytes(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            Messages.Error($"{(file.Length == 0 ? "\"\"" : file)}: {FileFailure.Describe(e)}");
            return null;
        }

        var (settings, problems) = SettingsReader.Read(text);
        foreach (var (position, message) in problems)
        {
            Messages.Error(string.Create(CultureInfo.InvariantCulture, $"{file}:{position.Line}:{position.Column}: {message}"));
        }

        return problems.Count > 0 ? null : new Configuration(Path.GetDirectoryName(Path.GetFullPath(file))!, settings);
    }

    private static string? Find()
    {
        var folder = Directory.GetCurrentDirectory();
        for (var above = folder; above is not null; above = Path.GetDirectoryName(above))
        {
            if (File.Exists(Path.Combine(above, FileName)))
            {
                return Path.GetRelativePath(folder, Path.Combine(above, FileName));
            }
        }

        return null;
    }
}

/// <summary>A configuration file that was read.</summary>
/// <param name="Folder">The folder from which its paths count.</param>
/// <param name="Settings">What it settles.</param>
internal sealed record Configuration(string Folder, CheckSettings Settings)
{
    /// <summary>What holds where there is no such file.</summary>
    public static readonly Configuration None = new(".", CheckSettings.Default);

    /// <summary>The files that are not read; null where none are left out.</summary>
    public ExcludedFiles? Excluded => Settings.Excluded.Count == 0 ? null : new ExcludedFiles(Folder, Settings.Excludes);

    /// <summary>The paths of the context.</summary>
    public IEnumerable<string> Context => Settings.Context.Select(path => Path.Combine(Folder, path));

    /// <summary>The baseline; null where none is settled.</summary>
    public string? Baseline => Settings.Baseline is { } file ? Path.Combine(Folder, file) : null;
}
