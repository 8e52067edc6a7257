using System.Text.Json.Nodes;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Planted;

/// <summary>A clean repository into which a mistake is being planted.</summary>
internal sealed class Plot(IReadOnlyList<Manifest> clean)
{
    private readonly List<Manifest> _documents = [.. clean];

    public IEnumerable<SourceText> Texts => _documents.Select(d => d.ToText());

    /// <summary>The first document of a kind that fits.</summary>
    public Manifest First(string kind, Func<Manifest, bool>? fits = null) =>
        _documents.Find(d => d.Kind == kind && fits?.Invoke(d) != false) ?? throw new InvalidOperationException($"no {kind} that fits");

    /// <summary>The first document of a kind to which nothing refers.</summary>
    public Manifest Quiet(string kind) => First(kind, d => d.IsQuiet);

    /// <summary>A written MeshService to which nothing refers, whose port speaks a protocol.</summary>
    public Manifest Service(string protocol = "http") => First("MeshService", d => d.Text("spec.ports[0].appProtocol") == protocol);

    /// <summary>A route with two rules, that sends to two backends.</summary>
    public Manifest Route() => First("MeshHTTPRoute");

    /// <summary>A policy of one kind for a service by name.</summary>
    public Manifest PolicyFor(string kind) => First(kind, d => d.Text("spec.to[0].targetRef.kind") == "MeshService");

    public Manifest Add(JsonObject document, string? file = null)
    {
        _documents.Add(new Manifest(document, file: file));
        return _documents[^1];
    }

    /// <summary>Adds a policy of Kubernetes that is called <c>planted</c>.</summary>
    public Manifest Add(string kind, string ns, string spec) => Add(Documents.Kuma(kind, ns, "planted", spec));

    /// <summary>Adds a policy of Universal that is called <c>planted</c>.</summary>
    public Manifest AddUniversal(string type, string spec) =>
        Add(new JsonObject { ["type"] = type, ["mesh"] = "default", ["name"] = "planted", ["spec"] = JsonNode.Parse(spec) });
}
