using System.Collections.Frozen;
using System.Text.Json;
using MeshTargeting.Findings;
using MeshTargeting.Reading.Nodes;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Judging.Settings;

/// <summary>The keys of the configuration file.</summary>
internal static class SettingsModel
{
    private const int Off = 3;
    private static readonly string[] SeverityWords = ["error", "warning", "info", "off"];

    /// <summary>The keys, in the order in which pages show them.</summary>
    public static readonly IReadOnlyList<Setting> All =
    [
        new(
            "severities",
            "How much findings matter, by their codes (MS302) or groups of codes (MS3xx); a code of its own counts before its group.",
            ReadSeverities,
            WriteSeverities),
        new(
            "enforce",
            "Codes, or groups of codes, for whose findings the webhook denies what it would only warn about.",
            ReadEnforced,
            json => WriteList(json, SettingsSchema.CodePattern)),
        new(
            "exclude",
            "Files and folders that are not read: patterns as in .gitignore, relative to the folder of this file.",
            static (settings, node, problems) => settings with
            {
                Excluded = [.. settings.Excluded, .. SettingValues.Texts(node, problems).Select(t => new PathPattern(t.Text))],
            },
            json => WriteList(json, null)),
        new(
            "complete",
            "Whether what is checked is the whole mesh: then what is not found does not exist, and is a warning rather than an info.",
            static (settings, node, problems) => settings with { IsComplete = SettingValues.Truth(node, problems) },
            WriteTruth),
        new(
            "context",
            "Files and folders of resources that exist already and are not judged, relative to the folder of this file.",
            static (settings, node, problems) => settings with { Context = SettingValues.Texts(node, problems).Select(t => t.Text).ToList() },
            json => WriteList(json, null)),
        Choice(
            "kumaVersion",
            "Version of Kuma whose behaviour counts.",
            [("2.14", KumaSemantics.V2_14), ("3.0", KumaSemantics.V3_0)],
            static (settings, value) => settings with { Semantics = value }),
        Choice(
            "mode",
            "Control plane that takes the manifests.",
            [("zone", ControlPlaneMode.Zone), ("federated-zone", ControlPlaneMode.FederatedZone), ("global", ControlPlaneMode.Global)],
            static (settings, value) => settings with { Mode = value }),
        new(
            "zone",
            "Name of the zone; without meaning on global.",
            static (settings, node, problems) => settings with { Zone = SettingValues.Text(node, problems) },
            WriteText),
        new(
            "systemNamespace",
            "Namespace of the control plane.",
            static (settings, node, problems) => settings with { SystemNamespace = SettingValues.Text(node, problems) },
            WriteText),
        new(
            "derive",
            "Whether to derive the MeshServices and Dataplanes that Kuma would make of Services and workloads.",
            static (settings, node, problems) => settings with { Derive = SettingValues.Truth(node, problems) },
            WriteTruth),
        Choice(
            "meshServicesMode",
            "Mode of meshes that the input does not define.",
            [.. Enum.GetValues<MeshServicesMode>().Select(mode => (mode.ToString(), mode))],
            static (settings, value) => settings with { MeshServicesMode = value }),
        Choice(
            "failOn",
            "Severity from which on the exit status is 1.",
            [("error", FailOn.Error), ("warning", FailOn.Warning), ("info", FailOn.Info), ("never", FailOn.Never)],
            static (settings, value) => settings with { FailOn = value }),
        new(
            "baseline",
            "File of findings that are known and not reported again, relative to the folder of this file.",
            static (settings, node, problems) => settings with { Baseline = SettingValues.Text(node, problems) },
            WriteText),
    ];

    /// <summary>The setting of a key; null where there is none.</summary>
    public static Setting? Find(string key) => All.FirstOrDefault(setting => setting.Key == key);

    private static Setting Choice<T>(
        string key, string documentation, IReadOnlyList<(string Word, T Value)> choices, Func<CheckSettings, T, CheckSettings> with)
    {
        var words = choices.Select(c => c.Word).ToList();
        return new Setting(
            key,
            documentation,
            (settings, node, problems) => SettingValues.Choice(node, words, problems) is { } index ? with(settings, choices[index].Value) : settings,
            json => SettingsSchema.WriteWords(json, words));
    }

    private static CheckSettings ReadSeverities(CheckSettings settings, Node node, SettingsProblems problems)
    {
        if (node is not MappingNode mapping)
        {
            problems.Add(node.Start, $"expected an object of codes and their severities, found {SettingValues.Describe(node)}");
            return settings;
        }

        var severities = new Dictionary<string, Severity?>(settings.Severities, StringComparer.Ordinal);
        foreach (var entry in mapping.Entries)
        {
            if (!SettingValues.IsCode(entry.Key, entry.KeyStart, problems))
            {
                continue;
            }

            // "off" is false to some who write YAML for others.
            var isOff = entry.Value is ScalarNode { Value: { Kind: ScalarKind.Boolean, IsTrue: false } };
            if ((isOff ? Off : SettingValues.Choice(entry.Value, SeverityWords, problems)) is { } word)
            {
                severities[entry.Key] = word switch { 0 => Severity.Error, 1 => Severity.Warning, 2 => Severity.Info, _ => null };
            }
        }

        return settings with { Severities = severities.ToFrozenDictionary(StringComparer.Ordinal) };
    }

    private static CheckSettings ReadEnforced(CheckSettings settings, Node node, SettingsProblems problems)
    {
        var codes = SettingValues.Texts(node, problems).Where(t => SettingValues.IsCode(t.Text, t.At, problems)).Select(t => t.Text);
        return settings with { Enforced = settings.Enforced.Concat(codes).ToFrozenSet(StringComparer.Ordinal) };
    }

    private static void WriteSeverities(Utf8JsonWriter json)
    {
        json.WriteString("type", "object");
        json.WriteBoolean("additionalProperties", false);
        json.WriteStartObject("patternProperties");
        json.WriteStartObject(SettingsSchema.CodePattern);
        SettingsSchema.WriteWords(json, SeverityWords, allowFalse: true);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string? pattern) => SettingsSchema.WriteList(json, pattern);

    private static void WriteTruth(Utf8JsonWriter json) => json.WriteString("type", "boolean");

    private static void WriteText(Utf8JsonWriter json)
    {
        json.WriteString("type", "string");
        json.WriteNumber("minLength", 1);
    }
}
