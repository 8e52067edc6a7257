using System.Text.Json;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Validation.Expectations;

/// <summary>Understands the settings that an expectation names.</summary>
/// <param name="semantics">The version of Kuma.</param>
/// <param name="report">Takes what is wrong: a code, the place and a sentence.</param>
internal sealed class SettingsParser(KumaSemantics semantics, Action<RuleDescriptor, string, string> report)
{
    private static readonly IReadOnlyList<KindDescriptor> Policies = KindCatalog.All.Where(kind => kind.IsPolicy).ToArray();

    /// <summary>A kind of policy by name; null where there is none, which is reported.</summary>
    public KindDescriptor? PolicyOf(string name, string path)
    {
        if (Policies.FirstOrDefault(kind => kind.Name == name) is { } kind)
        {
            return kind;
        }

        var near = NearName.Find(name, Policies.Select(k => k.Name)) ?? Policies.FirstOrDefault(k => k.Name == "Mesh" + name)?.Name;
        report(ExpectationRules.UnknownSetting, path, $"there is no kind of policy \"{name}\"{Meant(near)}");
        return null;
    }

    /// <summary>The settings; nested objects are taken apart into paths.</summary>
    /// <param name="kind">The kind of policy.</param>
    /// <param name="written">What is written, by path.</param>
    /// <param name="path">Where it stands.</param>
    public IReadOnlyList<SettingExpected> Parse(KindDescriptor kind, IEnumerable<KeyValuePair<string, JsonElement>> written, string path)
    {
        var settings = new List<SettingExpected>();
        foreach (var (name, value) in written)
        {
            Add(settings, kind, name, value, $"{path}[\"{name}\"]");
        }

        return settings;
    }

    /// <summary>A share in percent; null where it is none, which is reported.</summary>
    public Comparison? ShareOf(JsonElement written, string path)
    {
        var comparison = Comparison.Parse(written);
        var isWord = comparison.Operator is ComparisonOperator.Set or ComparisonOperator.Unset;
        if (!isWord && Comparison.NumberOf(comparison.Value) is >= 0 and <= 100)
        {
            return comparison;
        }

        report(ExpectationRules.BadValue, path, $"\"{Comparison.TextOf(written)}\" is no share; write it in percent, as in 10% or at most 10%");
        return null;
    }

    private void Add(List<SettingExpected> settings, KindDescriptor kind, string setting, JsonElement value, string path)
    {
        if (SettingPath.Find(kind, setting, semantics, out var near) is not { } found)
        {
            report(ExpectationRules.UnknownSetting, path, $"{kind.Name} has no setting \"{setting}\"{Meant(near)}");
            return;
        }

        if (value.ValueKind == JsonValueKind.Object && found.Schema is ObjectSchema)
        {
            foreach (var member in value.EnumerateObject())
            {
                Add(settings, kind, $"{setting}.{member.Name}", member.Value, $"{path}[\"{member.Name}\"]");
            }

            return;
        }

        var comparison = Comparison.Parse(value);
        if (ProblemOf(comparison, found) is { } problem)
        {
            report(ExpectationRules.BadValue, path, problem);
            return;
        }

        settings.Add(new SettingExpected(setting, comparison, path));
    }

    private string? ProblemOf(Comparison comparison, SettingPath setting)
    {
        if (comparison.Operator is ComparisonOperator.Set or ComparisonOperator.Unset)
        {
            return null;
        }

        var text = Comparison.TextOf(comparison.Value);
        if (setting.Property?.IsDuration == true)
        {
            return Comparison.DurationOf(comparison.Value) is null ? $"\"{text}\" is no duration; write it as in 3s, 500ms or 1m30s" : null;
        }

        var isNumber = setting.Schema is ScalarSchema { Type: ScalarType.Int32 or ScalarType.Int64 or ScalarType.UInt32 or ScalarType.Number or ScalarType.IntOrString };
        if (comparison.IsOrder && (!isNumber || Comparison.NumberOf(comparison.Value) is null))
        {
            return isNumber ? $"\"{text}\" is no number" : $"more and less are said of numbers and durations, and this setting is neither";
        }

        if (setting.Property?.OneOfIn(semantics) is { } allowed && setting.Schema is ScalarSchema && !allowed.Contains(text))
        {
            return $"\"{text}\" is none of {string.Join(", ", allowed)}{Meant(NearName.Find(text, allowed))}";
        }

        return setting.Schema switch
        {
            ScalarSchema { Type: ScalarType.Boolean } when comparison.Value.ValueKind is not (JsonValueKind.True or JsonValueKind.False) && text is not ("true" or "false") =>
                $"\"{text}\" is neither true nor false",
            ScalarSchema { Type: not (ScalarType.String or ScalarType.Boolean or ScalarType.IntOrString) } when Comparison.NumberOf(comparison.Value) is null => $"\"{text}\" is no number",
            ListSchema when comparison.Value.ValueKind != JsonValueKind.Array => "this setting is a list; write all of its items, as in [a, b]",
            _ => null,
        };
    }

    private static string Meant(string? name) => name is null ? "" : $"; did you mean \"{name}\"?";
}
