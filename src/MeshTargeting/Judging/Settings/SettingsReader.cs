using MeshTargeting.Findings;
using MeshTargeting.Reading;
using MeshTargeting.Reading.Nodes;
using MeshTargeting.Reading.Text;
using MeshTargeting.Resources;

namespace MeshTargeting.Judging.Settings;

/// <summary>
/// Reads a configuration file, strictly: a key that is not known would leave what was meant undone, and a check that passes for that
/// reason is worse than none.
/// </summary>
public static class SettingsReader
{
    /// <summary>The settings, and what is wrong with the text. Never throws for what it holds; an empty text settles nothing.</summary>
    public static (CheckSettings Settings, IReadOnlyList<SettingsProblem> Problems) Read(SourceText text)
    {
        var problems = new SettingsProblems();
        var settings = CheckSettings.Default;
        var documents = new DocumentSource(text, ReadOptions.Default);
        if (text.InvalidUtf8 is { } invalid)
        {
            problems.Add(invalid, "the bytes here are not UTF-8");
        }

        for (var i = 0; i < documents.Count; i++)
        {
            var document = documents.Read(i);
            foreach (var duplicate in document.DuplicateKeys)
            {
                problems.Add(duplicate.Problem.Position, duplicate.Problem.Message);
            }

            if (document.Failure is { } failure)
            {
                problems.Add(failure.Position, failure.Message);
            }
            else if (document.Root is { } root)
            {
                settings = Read(settings, root, problems);
            }
        }

        return (settings, problems.InOrder);
    }

    private static CheckSettings Read(CheckSettings settings, Node root, SettingsProblems problems)
    {
        if (root is not MappingNode mapping)
        {
            problems.Add(root.Start, "expected an object with the keys of a configuration");
            return settings;
        }

        foreach (var entry in mapping.Entries)
        {
            if (SettingsModel.Find(entry.Key) is not { } setting)
            {
                var near = NearName.Find(entry.Key, SettingsModel.All.Select(s => s.Key));
                problems.Add(entry.KeyStart, near is null
                    ? $"unknown key \"{entry.Key}\"; there are {string.Join(", ", SettingsModel.All.Select(s => s.Key))}"
                    : $"unknown key \"{entry.Key}\"; did you mean \"{near}\"?");
            }
            else if (entry.Value is not ScalarNode { IsNull: true })
            {
                // A key without a value, all of whose items are commented out, settles nothing.
                settings = setting.Read(settings, entry.Value, problems);
            }
        }

        return settings;
    }
}
