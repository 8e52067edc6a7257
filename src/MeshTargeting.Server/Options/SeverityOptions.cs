using MeshTargeting.Analysis;
using MeshTargeting.Findings;

namespace MeshTargeting.Server.Options;

/// <summary>
/// Reads how much findings matter in reviews: <c>--enforce</c>, <c>--warn</c>, and in the configuration
/// <c>MeshService:Severities:MS302=error|warning|info|off</c>, as a repository's <c>.meshservice.yaml</c> has it.
/// </summary>
internal static class SeverityOptions
{
    private static readonly Dictionary<string, Severity?> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["error"] = Severity.Error,
        ["warning"] = Severity.Warning,
        ["info"] = Severity.Info,
        ["off"] = null,
    };

    /// <exception cref="OptionsException">There is no such code or severity, or one thing is said of a code here and another there.</exception>
    public static IReadOnlyDictionary<string, Severity?> Read(IConfigurationSection section)
    {
        var severities = new Dictionary<string, Severity?>(StringComparer.Ordinal);
        foreach (var setting in section.GetSection("Severities").GetChildren())
        {
            Add(severities, setting.Key, Words.TryGetValue(setting.Value ?? "", out var severity)
                ? severity
                : throw new OptionsException($"{setting.Path} is one of {string.Join(", ", Words.Keys)}, not '{setting.Value}'."));
        }

        foreach (var (key, severity) in new[] { ("Enforce", Severity.Error), ("Warn", Severity.Warning) })
        {
            foreach (var code in section.GetSection(key).GetChildren())
            {
                Add(severities, code.Value ?? "", severity);
            }
        }

        return severities;
    }

    private static void Add(Dictionary<string, Severity?> severities, string code, Severity? severity)
    {
        if (!RuleCatalog.IsCodeOrGroup(code))
        {
            var near = NearName.Find(code, RuleCatalog.Descriptors.Select(d => d.Code));
            throw new OptionsException($"There is no code '{code}'{(near is null ? ". (meshservice rules lists all.)" : $"; did you mean {near}?")}");
        }

        if (!severities.TryAdd(code, severity) && severities[code] != severity)
        {
            throw new OptionsException($"Two things are said of {code}: one denies, the other does not.");
        }
    }
}
