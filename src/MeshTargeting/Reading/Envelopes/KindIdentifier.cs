using MeshTargeting.Findings;
using MeshTargeting.Reading.Nodes;
using MeshTargeting.Reading.Text;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Expectations;

namespace MeshTargeting.Reading.Envelopes;

/// <summary>Finds out what a document is. Only what is clearly meant for Kuma is ever reported.</summary>
internal sealed class KindIdentifier(FindingCollector findings)
{
    private const string ListSuffix = "List";

    /// <summary>What the object at the root of a document, or a member of a list, is.</summary>
    /// <param name="root">The object.</param>
    /// <param name="list">The list whose member it is, for what the member leaves out; null where it is no member.</param>
    public DocumentKind Identify(MappingNode root, DocumentKind.List? list = null)
    {
        var kind = Text(root, "kind") ?? list?.MemberKind;
        var apiVersion = Text(root, "apiVersion") ?? (Text(root, "kind") is null ? list?.ApiVersion : null);
        var type = Text(root, "type");
        if (kind is null)
        {
            return apiVersion is null && type is not null && root.Find("apiVersion") is null
                ? IdentifyUniversal(root, type)
                : WithoutKind(root, apiVersion);
        }

        if (kind.Length > ListSuffix.Length - 1 && kind.EndsWith(ListSuffix, StringComparison.Ordinal) && root.Find("items")?.Value is SequenceNode items)
        {
            var member = kind[..^ListSuffix.Length];
            return new DocumentKind.List(items, member.Length == 0 ? null : apiVersion, member.Length == 0 ? null : member);
        }

        return IdentifyKubernetes(root, apiVersion, kind, type);
    }

    private DocumentKind IdentifyUniversal(MappingNode root, string type)
    {
        if (type == MeshExpectationSpec.Descriptor.Name)
        {
            return new DocumentKind.Known(MeshExpectationSpec.Descriptor, Envelope.Universal);
        }

        if (KindCatalog.FindKuma(type) is { } known)
        {
            // Retry, Timeout and their like are words that others use, too.
            if (known.Successor is not null && (Text(root, "mesh") is null || Text(root, "name") is null))
            {
                return DocumentKind.Foreign.Instance;
            }

            return root.Find("metadata") is { } metadata
                ? Wrong(root, type, metadata, "metadata", "this mixes the two forms: type belongs to Universal, metadata to Kubernetes", Anchor.Key)
                : new DocumentKind.Known(known, Envelope.Universal);
        }

        if (KumaKinds.Exists(type, Envelope.Universal))
        {
            return DocumentKind.Foreign.Instance;
        }

        // Many a file has a key of this name. One that also has a mesh is Kuma's; so is a named one whose type is nearly right.
        var near = NearName.Find(type, KumaKinds.Names(Envelope.Universal));
        if (Text(root, "mesh") is null && (near is null || Text(root, "name") is null))
        {
            return DocumentKind.Foreign.Instance;
        }

        return UnknownKind(root, "type", type, near);
    }

    private DocumentKind WithoutKind(MappingNode root, string? apiVersion)
    {
        if (apiVersion is null || !IsKumaGroup(apiVersion))
        {
            return DocumentKind.Foreign.Instance;
        }

        return root.Find("kind") is { Value: not ScalarNode { IsNull: true } } entry
            ? Wrong(root, null, entry, "kind", "kind must be a string")
            : Wrong(root, null, null, "kind", "kind is missing");
    }

    private DocumentKind IdentifyKubernetes(MappingNode root, string? apiVersion, string kind, string? type)
    {
        if (kind == MeshExpectationSpec.Descriptor.Name || apiVersion?.StartsWith(MeshExpectationSpec.Group + "/", StringComparison.Ordinal) == true)
        {
            return IdentifyExpectation(root, apiVersion, kind, type);
        }

        var isOurs = KindCatalog.FindKuma(kind) is { Successor: null };
        if (string.IsNullOrEmpty(apiVersion))
        {
            return isOurs
                ? Wrong(root, kind, null, "apiVersion", $"apiVersion is missing; a {kind} has {KumaKinds.Group}/v1alpha1")
                : DocumentKind.Foreign.Instance;
        }

        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        var group = slash < 0 ? "" : apiVersion[..slash];
        if (IsKumaGroup(apiVersion))
        {
            return IdentifyKuma(root, apiVersion, kind, type);
        }

        if (isOurs && (group.Length == 0 || NearName.Find(group, [KumaKinds.Group]) is not null))
        {
            return Wrong(root, kind, root.Find("apiVersion"), "apiVersion", $"no kind of Kuma has the apiVersion \"{apiVersion}\"; did you mean \"{KumaKinds.Group}/v1alpha1\"?");
        }

        var version = apiVersion.AsSpan(slash + 1);
        return KindCatalog.Find(group, kind) is { } known && version.SequenceEqual(known.Version)
            ? new DocumentKind.Known(known, Envelope.Kubernetes)
            : DocumentKind.Foreign.Instance;
    }

    /// <summary>What the command itself writes, and users keep beside their manifests: baselines, and reports as JSON.</summary>
    private static bool IsWritten(string kind) => kind == "Baseline" || kind.EndsWith("Report", StringComparison.Ordinal);

    /// <summary>The one kind that is ours and not Kuma's.</summary>
    private DocumentKind IdentifyExpectation(MappingNode root, string? apiVersion, string kind, string? type)
    {
        var expected = MeshExpectationSpec.Descriptor;
        if (apiVersion == expected.ApiVersion && IsWritten(kind))
        {
            return DocumentKind.Foreign.Instance;
        }

        if (kind != expected.Name)
        {
            return Wrong(root, kind, root.Find("kind"), "kind", $"{MeshExpectationSpec.Group} has no kind \"{kind}\"; did you mean \"{expected.Name}\"?");
        }

        if (apiVersion != expected.ApiVersion)
        {
            return Wrong(root, kind, root.Find("apiVersion"), "apiVersion", $"a {expected.Name} has the apiVersion {expected.ApiVersion}");
        }

        return type is null
            ? new DocumentKind.Known(expected, Envelope.Kubernetes)
            : Wrong(root, kind, root.Find("type"), "type", "this mixes the two forms: type belongs to Universal, kind and apiVersion to Kubernetes", Anchor.Key);
    }

    private DocumentKind IdentifyKuma(MappingNode root, string apiVersion, string kind, string? type)
    {
        if (KindCatalog.FindKuma(kind) is not { } known)
        {
            return KumaKinds.Exists(kind, Envelope.Kubernetes)
                ? DocumentKind.Foreign.Instance
                : UnknownKind(root, "kind", kind, NearName.Find(kind, KumaKinds.Names(Envelope.Kubernetes)));
        }

        if (apiVersion != known.ApiVersion)
        {
            return Wrong(root, kind, root.Find("apiVersion"), "apiVersion", $"{kind} has no version \"{apiVersion}\", only \"{known.ApiVersion}\"");
        }

        return type is null
            ? new DocumentKind.Known(known, Envelope.Kubernetes)
            : Wrong(root, kind, root.Find("type"), "type", "this mixes the two forms: type belongs to Universal, kind and apiVersion to Kubernetes", Anchor.Key);
    }

    private DocumentKind.Wrong UnknownKind(MappingNode root, string path, string name, string? near)
    {
        var place = root.Find(path)?.Place ?? root.Start;
        if (TemplateFinder.HasPlaceholder(name))
        {
            findings.AddTemplate(place, path);
        }
        else
        {
            var hint = near is null ? "" : $"; did you mean \"{near}\"?";
            findings.Add(ReadingRules.UnknownKind, place, path, $"Kuma has no kind \"{name}\"{hint}");
        }

        return new DocumentKind.Wrong(name);
    }

    /// <param name="root">The document.</param>
    /// <param name="kind">The kind as written; null where there is none.</param>
    /// <param name="entry">The member to point at; null for the document as a whole.</param>
    /// <param name="path">The path of what is wrong.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="anchor">Whether to point at the key.</param>
    private DocumentKind.Wrong Wrong(MappingNode root, string? kind, MappingEntry? entry, string path, string message, Anchor anchor = Anchor.Value)
    {
        var place = entry is not { } found ? root.Start : anchor == Anchor.Key ? found.KeyStart : found.Place;
        findings.Add(ReadingRules.BadEnvelope, place, path, message, anchor);
        return new DocumentKind.Wrong(kind);
    }

    private static bool IsKumaGroup(string apiVersion) =>
        apiVersion == KumaKinds.Group || apiVersion.StartsWith(KumaKinds.Group + "/", StringComparison.Ordinal);

    private static string? Text(MappingNode root, string key) =>
        root.Find(key)?.Value is ScalarNode { Value: { Kind: ScalarKind.String, Text: var text } } ? text : null;
}
