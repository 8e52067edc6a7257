using MeshTargeting.Findings;

namespace MeshTargeting.Validation.Common;

/// <summary>What to do where Kuma's words say only that a value is wrong.</summary>
internal static class Advice
{
    /// <summary>Names what is supported, the nearest first.</summary>
    /// <param name="given">The value as written.</param>
    /// <param name="supported">What may be there.</param>
    public static string OneOf(string given, IReadOnlyCollection<string> supported) =>
        NearName.Find(given, supported) is { } near
            ? $"Did you mean {near}? Supported here: {string.Join(", ", supported)}."
            : $"Use one of those that are supported here: {string.Join(", ", supported)}.";
}
