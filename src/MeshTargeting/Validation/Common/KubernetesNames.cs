using System.Text.RegularExpressions;

namespace MeshTargeting.Validation.Common;

/// <summary>Names as Kubernetes checks them, with its texts (k8s.io/apimachinery/pkg/util/validation). Lengths count bytes there; all that passes is ASCII.</summary>
internal static partial class KubernetesNames
{
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
}
