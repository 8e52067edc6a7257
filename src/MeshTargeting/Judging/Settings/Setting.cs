using System.Text.Json;
using MeshTargeting.Reading.Nodes;

namespace MeshTargeting.Judging.Settings;

/// <summary>A key of the configuration file: reading it and its part of the JSON schema both come from here.</summary>
/// <param name="Key">The key.</param>
/// <param name="Documentation">What it means, in a sentence or two.</param>
/// <param name="Read">Takes its value into the settings; what is wrong with the value is reported, and the settings are then left as they are.</param>
/// <param name="WriteSchema">Writes the members of its schema beside the description.</param>
internal sealed record Setting(
    string Key,
    string Documentation,
    Func<CheckSettings, Node, SettingsProblems, CheckSettings> Read,
    Action<Utf8JsonWriter> WriteSchema);
