using System.Globalization;
using MeshTargeting.Resources;

namespace MeshTargeting.Targeting;

/// <summary>How messages speak of things, so that they all speak alike.</summary>
internal static class Wording
{
    /// <summary>For example <c>MeshService app/backend, port http (80)</c>.</summary>
    public static string Of(Target target) => target.Section.Length == 0
        ? target.Resource.Id.ToString()
        : $"{target.Resource.Id}, {(target.Resource.Kind.IsDestination ? "port" : "inbound")} {Port(target.Section, target.Port)}";

    /// <summary>For example <c>http (80)</c>, or the bare number of a port without a name.</summary>
    public static string Port(string section, int? number) =>
        number is null || section == number.Value.ToString(CultureInfo.InvariantCulture) ? section : $"{section} ({number})";

    /// <summary>For example <c>app=web, tier=front</c>, sorted by key.</summary>
    public static string Labels(IReadOnlyDictionary<string, string> labels) =>
        string.Join(", ", labels.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key}={l.Value}"));

    /// <summary>For example <c>a, b and c</c>; at most five, then how many more.</summary>
    public static string List(IReadOnlyList<string> items) => items switch
    {
        [] => "none",
        [var only] => only,
        { Count: > 5 } => $"{string.Join(", ", items.Take(5))} and {items.Count - 5} more",
        _ => $"{string.Join(", ", items.Take(items.Count - 1))} and {items[^1]}",
    };

    /// <summary>What holds a reference, as messages call it: a policy, or a proxy with its outbounds.</summary>
    public static string Owner(Reference reference) => reference.From.Kind.IsPolicy ? "policy" : "proxy";

    /// <summary>A clause in brackets after a sentence; nothing where there is none.</summary>
    public static string InBrackets(string? clause) => clause is null ? "" : $" ({clause})";

    /// <summary>The suggestion of a near name; null where there is none.</summary>
    public static string? DidYouMean(string? name) => name is null ? null : $"did you mean \"{name}\"?";

    /// <summary>A resource as messages speak of it: kind, and namespace and name, or the bare name.</summary>
    public static string Of(string kind, string @namespace, string name) => new ResourceId(kind, "", @namespace, name).ToString();
}
