using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Validation.Expectations;

/// <summary>A backend as expectations write it: <c>MeshService app/backend-v2:http</c>, of which the name alone must be there.</summary>
/// <param name="Text">As written.</param>
/// <param name="Kind">The kind; MeshService where it is left out.</param>
/// <param name="Namespace">The namespace; null where it is left out.</param>
/// <param name="Name">The name.</param>
/// <param name="Port">The port by name or number; null where it is left out.</param>
public sealed record BackendKey(string Text, string Kind, string? Namespace, string Name, string? Port)
{
    /// <summary>The kinds that it may be of.</summary>
    public static readonly IReadOnlyList<string> Kinds =
        [MeshServiceSpec.Descriptor.Name, MeshExternalServiceSpec.Descriptor.Name, MeshMultiZoneServiceSpec.Descriptor.Name];

    /// <summary>Reads a backend; null where it is none.</summary>
    public static BackendKey? Parse(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is not ([_] or [_, _]) || (words.Length == 2 && !Kinds.Contains(words[0])))
        {
            return null;
        }

        var (path, port) = words[^1].Split(':') switch { [var p] => (p, null), [var p, { Length: > 0 } s] => (p, s), _ => ("", null) };
        var (ns, name) = path.Split('/') switch { [var n] => (null, n), [{ Length: > 0 } s, var n] => (s, n), _ => ((string?)null, "") };
        return name.Length == 0 ? null : new BackendKey(text, words.Length == 2 ? words[0] : Kinds[0], ns, name, port);
    }
}
