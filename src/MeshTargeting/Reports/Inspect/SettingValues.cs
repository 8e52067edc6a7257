using System.Globalization;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Reports.Inspect;

/// <summary>Takes configurations apart into values that fit a line.</summary>
public static class SettingValues
{
    /// <summary>How long a list or an object may be and still stand in one line.</summary>
    private const int LineLength = 64;

    /// <summary>The values of a configuration in its order.</summary>
    public static IReadOnlyList<SettingValue> Of(ConfValue conf)
    {
        var values = new List<SettingValue>();
        Add(values, "", conf);
        return values;
    }

    /// <summary>A value in one line, as YAML would write it, with quotes left out.</summary>
    public static string Text(ConfValue value) => value switch
    {
        ConfObject o => $"{{{string.Join(", ", o.Fields.Select(f => $"{f.Key}: {Text(f.Value)}"))}}}",
        ConfList l => $"[{string.Join(", ", l.Items.Select(Text))}]",
        _ => value.ToString()!,
    };

    /// <summary>Every place that a value and its parts come from.</summary>
    public static IEnumerable<ConfPlace> Places(ConfValue value)
    {
        IEnumerable<ConfValue> parts = value switch
        {
            ConfObject o => o.Fields.Select(f => f.Value),
            ConfList l => l.Items,
            _ => [],
        };
        return parts.SelectMany(Places).Concat(value.Place is { } place ? [place] : []);
    }

    private static void Add(List<SettingValue> values, string path, ConfValue value)
    {
        switch (value)
        {
            // The configuration as a whole and the groups of its fields are taken apart, items of lists only where they must be.
            case ConfObject { Fields.Count: > 0 } o when !IsItem(path) || !FitsLine(o):
                foreach (var (name, field) in o.Fields)
                {
                    Add(values, Join(path, name), field);
                }

                break;
            case ConfList { Items.Count: > 0 } l when !FitsLine(l):
                for (var i = 0; i < l.Items.Count; i++)
                {
                    Add(values, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), l.Items[i]);
                }

                break;
            default:
                values.Add(new SettingValue(path, value, Text(value), PlaceOf(value)));
                break;
        }
    }

    private static bool IsItem(string path) => path.EndsWith(']');

    private static bool FitsLine(ConfValue value) =>
        Text(value).Length <= LineLength && Places(value).Select(p => p.Policy).Distinct().Count() <= 1;

    /// <summary>A list that was joined of several knows its items' places better than its own.</summary>
    private static ConfPlace? PlaceOf(ConfValue value) => value is ConfList { Items: [var first, ..] } && first.Place?.Policy != value.Place?.Policy
        ? first.Place
        : value.Place;

    private static string Join(string path, string name)
    {
        var simple = name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
        return !simple ? $"{path}[\"{name}\"]" : path.Length == 0 ? name : $"{path}.{name}";
    }
}
