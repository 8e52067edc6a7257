namespace MeshTargeting.Tests.Planted.Mistakes;

/// <summary>Mistakes in a repository of Universal.</summary>
internal static class UniversalMistakes
{
    private const string Target = "spec.to[0].targetRef";

    public static readonly Mistake[] All =
    [
        new("a namespace where there are none", "MS303", $"{Target}.namespace", p => p.First("MeshTimeout").Put(Target, "namespace", "\"shop\"")),
        new("a target that is gone", "MS302", $"{Target}.name", p => p.First("MeshTimeout").Put(Target, "name", "\"yesterday\"")),
        new("a section by its number", "MS301", $"{Target}.sectionName", p => p.First("MeshTimeout").Put(Target, "sectionName", "\"80\"")),
        new("a display name that Kuma does not add", "MS304", $"{Target}.labels", p => p.First("MeshTimeout").Put("spec.to[0]", "targetRef", """{"kind": "MeshService", "labels": {"kuma.io/display-name": "orders"}}""")),
        new("a backend at a port that it has not", "MS301", "spec.to[0].rules[0].default.backendRefs[0].port", p => p.First("MeshHTTPRoute").Put("spec.to[0].rules[0].default.backendRefs[0]", "port", "81")),
        new("tags of no proxy", "MS503", "spec.targetRef.tags", p => p.First("MeshRateLimit").Put("spec.targetRef", "tags", """{"kuma.io/service": "nobody"}""")),
        new("clients of no proxy", "MS511", "spec.from[0].targetRef.tags", p => p.First("MeshTrafficPermission").Put("spec.from[0].targetRef", "tags", """{"kuma.io/service": "nobody"}""")),
        new("an outbound to nobody", "MS308", "networking.outbound[0].backendRef.name", p => p.First("Dataplane").Put(
            "networking", "outbound", """[{"port": 10001, "backendRef": {"kind": "MeshService", "name": "yesterday", "port": 80}}]""")),
        new("a selector of no proxy", "MS901", "spec.selector.dataplaneTags", p => p.First("MeshService").Put("spec.selector", "dataplaneTags", """{"kuma.io/service": "nobody"}""")),
        new("a service whose tag is no name", "MS920", "networking.inbound[0].tags[\"kuma.io/service\"]", p => p.Add(Documents.Of("""
            {"type": "Dataplane", "mesh": "default", "name": "planted", "networking": {"address": "192.168.1.1", "inbound": [{"port": 8080, "tags": {"kuma.io/service": "New_Service"}}]}}
            """))),
        new("a proxy with other ports than its fellows", "MS919", "networking.inbound", p =>
        {
            Proxy(p, "planted-a", 8080);
            return Proxy(p, "planted-b", 8081);
        }),
        new("a role written by hand", "MS702", "labels[\"kuma.io/policy-role\"]", p =>
        {
            var policy = p.First("MeshTimeout");
            policy.Root["labels"] = System.Text.Json.Nodes.JsonNode.Parse("""{"kuma.io/policy-role": "consumer"}""");
            return policy;
        }),
        new("a subset without proxies", "MS418", "spec.to[0].rules[0].default.backendRefs[0].tags", p => p.First("MeshHTTPRoute").Put(
            "spec.to[0].rules[0].default", "backendRefs", """[{"kind": "MeshServiceSubset", "name": "orders", "tags": {"version": "v9"}}]""")),
    ];

    private static Manifest Proxy(Plot plot, string name, int port) => plot.Add(Documents.Of(
        $$"""
        {"type": "Dataplane", "mesh": "default", "name": "{{name}}", "networking": {"address": "192.168.1.1", "inbound": [{"port": {{port}}, "tags": {"kuma.io/service": "newcomer"} }]} }
        """));
}
