using System.Text;
using System.Text.Json;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Tests.Worlds;

namespace MeshTargeting.Tests.Targeting.Rules;

/// <summary>Configurations and policies for tests of rules, written as JSON with single quotes.</summary>
internal static class Confs
{
    /// <summary>JSON as a configuration that comes from no policy.</summary>
    public static ConfValue Parse(string json)
    {
        using var document = JsonDocument.Parse(Quoted(json));
        return Of(document.RootElement.Clone());
    }

    /// <summary>JSON as tests compare it: the fields of objects by name, single quotes.</summary>
    public static string Text(ConfValue? conf) => conf is null ? "none" : Sorted(conf).ToString().Replace('"', '\'');

    /// <summary>What a list of configurations says.</summary>
    public static IEnumerable<string> Texts(IEnumerable<ConfValue> confs) => confs.Select(Text);

    /// <summary>A policy of a kind; on Kubernetes where a namespace is given.</summary>
    public static Resource Policy(KindDescriptor kind, string name, string spec, string ns = "", params (string Key, string Value)[] labels) => kind.Decode(
        Given.Meta(name, ns, "default", labels),
        Encoding.UTF8.GetBytes(Quoted(spec)),
        default,
        ns.Length > 0 ? Envelope.Kubernetes : Envelope.Universal,
        source: null);

    /// <summary>A MeshTimeout with one item.</summary>
    public static Resource Timeout(string name, string to, string conf, string ns = "", string top = "{'kind': 'Mesh'}") =>
        Policy(MeshTimeoutSpec.Descriptor, name, "{'targetRef': " + top + ", 'to': [{'targetRef': " + to + ", 'default': " + conf + "}]}", ns);

    private static string Quoted(string json) => json.Replace('\'', '"');

    private static ConfValue Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => new ConfObject([.. json.EnumerateObject().Select(f => KeyValuePair.Create(f.Name, Of(f.Value)))]),
        JsonValueKind.Array => new ConfList([.. json.EnumerateArray().Select(Of)]),
        _ => new ConfScalar(json),
    };

    private static ConfValue Sorted(ConfValue conf) => conf switch
    {
        ConfObject whole => new ConfObject(
            [.. whole.Fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => KeyValuePair.Create(f.Key, Sorted(f.Value)))]),
        ConfList list => new ConfList([.. list.Items.Select(Sorted)]),
        _ => conf,
    };
}
