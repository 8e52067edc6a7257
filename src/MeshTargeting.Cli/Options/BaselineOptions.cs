using System.CommandLine;
using MeshTargeting.Cli.Terminal;
using MeshTargeting.Files;
using MeshTargeting.Judging.Baselines;
using MeshTargeting.Reports;

namespace MeshTargeting.Cli.Options;

/// <summary>Findings that are known: <c>--baseline</c>, and <c>--write-baseline</c>, which makes the file.</summary>
internal sealed class BaselineOptions
{
    private readonly Option<string?> _file = new("--baseline")
    {
        Description = "File of findings that are known; only new ones are reported",
        HelpName = "FILE",
    };

    private readonly Option<bool> _write = new("--write-baseline")
    {
        Description = "Write what is found now into that file",
    };

    public void AddTo(Command command)
    {
        AddFileTo(command);
        command.Options.Add(_write);
    }

    /// <summary>Adds <c>--baseline</c> alone, for a command that leaves the file as it is.</summary>
    public void AddFileTo(Command command) => command.Options.Add(_file);

    /// <summary>The file that is written, where one is.</summary>
    public IReadOnlyList<string> WrittenFiles(ParseResult parse) => parse.GetValue(_write) && parse.GetValue(_file) is { } file ? [file] : [];

    /// <summary>Holds a check against the baseline; null where the file cannot be read or written, and then the reason has been given.</summary>
    public CheckResult? Apply(CheckResult result, ParseResult parse, Configuration configuration)
    {
        var writes = parse.GetValue(_write);
        if ((parse.GetValue(_file) ?? configuration.Baseline) is not { } file)
        {
            if (!writes)
            {
                return result;
            }

            Messages.Error("--write-baseline: name the file by --baseline FILE");
            return null;
        }

        if (writes)
        {
            var baseline = Baseline.Of(result.Findings);
            return Output.Write(file, BaselineFile.Write(baseline)) == ExitStatus.Clean ? result.Against(baseline) : null;
        }

        return Read(file) is { } known ? result.Against(known) : null;
    }

    /// <summary>Says what the baseline knows and is found no more: it could hide the same mistake made anew.</summary>
    public static void Note(CheckResult result)
    {
        if (result.Gone > 0)
        {
            Messages.Note(
                $"{result.Gone} {(result.Gone == 1 ? "finding" : "findings")} of the baseline found no more; --write-baseline leaves {(result.Gone == 1 ? "it" : "them")} out");
        }
    }

    private static Baseline? Read(string file)
    {
        try
        {
            var (baseline, problem) = BaselineFile.Read(File.ReadAllBytes(file));
            if (problem is not null)
            {
                Messages.Error($"{file}: {problem}");
            }

            return baseline;
        }
        catch (FileNotFoundException)
        {
            Messages.Error($"{file}: no such file; --write-baseline makes it");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            Messages.Error($"{(file.Length == 0 ? "\"\"" : file)}: {FileFailure.Describe(e)}");
        }

        return null;
    }
}
