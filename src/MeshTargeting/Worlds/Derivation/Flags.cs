using MeshTargeting.Resources;

namespace MeshTargeting.Worlds.Derivation;

/// <summary>A label or annotation that switches something on or off.</summary>
internal enum Flag
{
    /// <summary>It is not there.</summary>
    Absent,

    /// <summary>It switches on.</summary>
    On,

    /// <summary>It switches off.</summary>
    Off,

    /// <summary>It has a value that Kuma takes for an error.</summary>
    Invalid,
}

/// <summary>Reading of such labels and annotations (pkg/plugins/runtime/k8s/metadata/annotations.go).</summary>
internal static class Flags
{
    /// <summary>Reads <c>true</c>, <c>yes</c>, <c>enabled</c> and their opposites (GetEnabled).</summary>
    public static Flag Read(IReadOnlyDictionary<string, string> map, string key) => map.GetValueOrDefault(key) switch
    {
        null => Flag.Absent,
        "true" or "yes" or "enabled" => Flag.On,
        "false" or "no" or "disabled" => Flag.Off,
        _ => Flag.Invalid,
    };

    /// <summary>Whether it is <c>true</c> or <c>yes</c>; unlike elsewhere, <c>enabled</c> is not understood (GetBoolean).</summary>
    public static bool IsTrue(IReadOnlyDictionary<string, string> map, string key) => map.GetValueOrDefault(key) is "true" or "yes";
}

/// <summary>In which mesh something lives, and whether it gets a proxy.</summary>
internal static class Membership
{
    /// <summary>
    /// The mesh of a Service or Pod: its label, its annotation, its namespace's label, its namespace's annotation, else
    /// <c>default</c> (MeshOfByLabelOrAnnotation in pkg/plugins/runtime/k8s/util/util.go).
    /// </summary>
    public static string MeshOf(
        IReadOnlyDictionary<string, string> labels, IReadOnlyDictionary<string, string> annotations, Resource? ns, DerivationSettings settings)
    {
        return Value(labels) ?? Annotation(annotations) ?? Value(ns?.Metadata.Labels) ?? Annotation(ns?.Metadata.Annotations) ?? "default";

        string? Annotation(IReadOnlyDictionary<string, string>? map) => settings.MeshAnnotation ? Value(map) : null;

        static string? Value(IReadOnlyDictionary<string, string>? map) =>
            map?.GetValueOrDefault(KumaLabels.Mesh) is { Length: > 0 } mesh ? mesh : null;
    }

    /// <summary>
    /// Whether a namespace has its Pods injected. A Namespace in the input speaks for itself: without the label it has not. One
    /// that the input lacks is taken to be injected: repositories often keep Namespaces elsewhere, and to doubt every service of
    /// theirs would raise false alarms. Excepted are <c>kube-system</c> and the control plane's own namespace, which Kuma's chart
    /// leaves out.
    /// </summary>
    public static Flag InjectionOf(string name, Resource? ns, DerivationSettings settings) => ns switch
    {
        null => name == "kube-system" || name == settings.SystemNamespace ? Flag.Off : Flag.On,
        _ => Flags.Read(ns.Metadata.Labels, KumaLabels.SidecarInjection),
    };
}
