using System.Text.RegularExpressions;

namespace MeshTargeting.Validation.Common;

/// <summary>Names as Kubernetes checks them, with its texts (k8s.io/apimachinery/pkg/util/validation). Lengths count bytes there; all that passes is ASCII.</summary>
internal static partial class KubernetesNames
{
    private const string NonEmpty = "must be non-empty";

    /// <summary>What is wrong with an RFC 1123 subdomain; nothing where it is one.</summary>
    public static IEnumerable<string> Dns1123Subdomain(string name) => Problems(
        name,
        253,
        Subdomain1123(),
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')");

    /// <summary>What is wrong with an RFC 1123 label; nothing where it is one.</summary>
    public static IEnumerable<string> Dns1123Label(string name)
    {
        // What has nothing wrong but its dots is told so in one short sentence.
        var message = Subdomain1123().IsMatch(name)
            ? "must not contain dots"
            : "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
        return Problems(name, 63, Label1123(), message);
    }

    /// <summary>Whether it is an RFC 1123 label.</summary>
    public static bool IsDns1123Label(string name) => name.Length <= 63 && Label1123().IsMatch(name);

    /// <summary>What is wrong with an RFC 1035 label; nothing where it is one.</summary>
    public static IEnumerable<string> Dns1035Label(string name) => Problems(
        name,
        63,
        Label1035(),
        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')");

    /// <summary>What is wrong with the key of a label: a name, which may have a subdomain and a slash before it.</summary>
    public static IEnumerable<string> QualifiedName(string key)
    {
        const string form =
            "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
        var parts = key.Split('/');
        if (parts.Length > 2)
        {
            return [$"a qualified name {form} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"];
        }

        IEnumerable<string> ofPrefix = parts.Length == 1 ? [] : parts[0].Length == 0 ? [NonEmpty] : Dns1123Subdomain(parts[0]);
        IEnumerable<string> ofName = parts[^1].Length == 0 ? [NonEmpty, form] : Problems(parts[^1], 63, NamePart(), form);
        return ofPrefix.Select(p => $"prefix part {p}").Concat(ofName.Select(p => $"name part {p}"));
    }

    /// <summary>What is wrong with the value of a label; nothing where it is one.</summary>
    public static IEnumerable<string> LabelValue(string value) => Problems(
        value,
        63,
        ValueOfLabel(),
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')");

    private static IEnumerable<string> Problems(string name, int longest, Regex form, string message)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(name) > longest)
        {
            yield return $"must be no more than {longest} characters";
        }

        if (!form.IsMatch(name))
        {
            yield return message;
        }
    }

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Subdomain1123();

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Label1123();

    [GeneratedRegex(@"^[a-z]([-a-z0-9]*[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Label1035();

    [GeneratedRegex(@"^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePart();

    [GeneratedRegex(@"^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex ValueOfLabel();
}
