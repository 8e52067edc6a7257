namespace MeshTargeting.Tests.Planted.Mistakes;

/// <summary>Routes that do not do what they seem to.</summary>
internal static class RouteMistakes
{
    private const string Rules = "spec.to[0].rules";
    private const string Backend = $"{Rules}[1].default.backendRefs[1]";

    public static readonly Mistake[] All =
    [
        new("a backend without a port", "MS401", Backend, p => p.Route().Drop(Backend, "port")),
        new("no weight at all", "MS402", $"{Rules}[1].default.backendRefs", p => p.Route().Put($"{Rules}[1].default.backendRefs[0]", "weight", "0").Put(Backend, "weight", "0")),
        new("an external backend at another port", "MS403", $"{Backend}.port", p => p.Route().Put(
            $"{Rules}[1]", "default", Backends(p, """{"kind": "MeshExternalService", "name": "weather", "namespace": "kuma-system", "port": 80}"""))),
        new("a weight beyond 32 bits", "MS405", $"{Backend}.weight", p => p.Route().Put(Backend, "weight", "4294967296")),
        new("a TCP route on a port of HTTP", "MS406", "spec.to[0].targetRef.name", p =>
        {
            var service = Alone(p);
            return p.Add("MeshTCPRoute", service.Namespace, $$"""{"to": [{"targetRef": {"kind": "MeshService", "name": "{{service.Name}}"}, "rules": [{"default": {"backendRefs": [{"kind": "MeshService", "name": "{{service.Name}}", "port": 80}]} }]}]}""");
        }),
        new("a TCP route beside an HTTP route", "MS407", "spec.to[0].targetRef.name", p =>
        {
            var (ns, name) = (p.Route().Namespace, p.Route().Text("spec.to[0].targetRef.name"));
            return p.Add("MeshTCPRoute", ns, $$"""{"to": [{"targetRef": {"kind": "MeshService", "name": "{{name}}"}, "rules": [{"default": {"backendRefs": [{"kind": "MeshService", "name": "{{name}}", "port": 80}]} }]}]}""");
        }),
        new("a TCP route without rules", "MS408", "spec.to[0].rules", p => p.First("MeshTCPRoute").Put("spec.to[0]", "rules", "[]")),
        new("a match behind the prefix /", "MS409", $"{Rules}[0].matches[0]", p => p.Route().Put($"{Rules}[0]", "matches", """[{"headers": [{"name": "x-user", "value": "tester"}]}]"""), "MS113"),
        new("an expression that is none", "MS410", $"{Rules}[0].matches[0].path.value", p => p.Route().Put($"{Rules}[0].matches[0]", "path", """{"type": "RegularExpression", "value": "/(next"}"""), "MS113"),
        new("two conditions on one header", "MS411", $"{Rules}[0].matches[0].headers[1].name", p => p.Route().Put(
            $"{Rules}[0].matches[0]", "headers", """[{"name": "x-user", "value": "a"}, {"name": "x-user", "value": "b"}]""")),
        new("a mirror to a MeshService", "MS412", $"{Rules}[1].default.filters[0].requestMirror.backendRef", p => p.Route().Put(
            $"{Rules}[1].default", "filters", $$"""[{"type": "RequestMirror", "requestMirror": {"backendRef": {"kind": "MeshService", "name": "{{p.Route().Text("spec.to[0].targetRef.name")}}", "port": 80} } }]""")),
        new("a rewrite behind a redirect", "MS414", $"{Rules}[1].default.filters[1]", p => p.Route().Put(
            $"{Rules}[1]", "default", """
            {"filters": [{"type": "RequestRedirect", "requestRedirect": {"hostname": "elsewhere.example", "statusCode": 302}}, {"type": "URLRewrite", "urlRewrite": {"hostname": "elsewhere.example"}}]}
            """)),
        new("a rewrite without the path", "MS416", $"{Rules}[1].default.filters[0].urlRewrite.path", p => p.Route().Put(
            $"{Rules}[1].default", "filters", """[{"type": "URLRewrite", "urlRewrite": {"path": {"type": "ReplacePrefixMatch"}}}]""")),
        new("an HTTP route to a port of tcp", "MS601", $"{Backend}.port", p => p.Route().Put($"{Rules}[1]", "default", Backends(p, Tcp(p)))),
        new("an HTTP route for a port of tcp", "MS601", "spec.to[0].targetRef.name", p =>
        {
            var service = p.Service("tcp");
            return p.Add("MeshHTTPRoute", service.Namespace, $$"""
                {"to": [{"targetRef": {"kind": "MeshService", "name": "{{service.Name}}"}, "rules": [{"matches": [{"path": {"type": "PathPrefix", "value": "/"} }],
                 "default": {"filters": [{"type": "RequestHeaderModifier", "requestHeaderModifier": {"set": [{"name": "a", "value": "b"}]} }]} }]}]}
                """);
        }),
    ];

    /// <summary>An HTTP service that no route is for.</summary>
    private static Manifest Alone(Plot plot) => plot.First("MeshService", d => d.IsQuiet && d.Text("spec.ports[0].appProtocol") == "http");

    private static string Backends(Plot plot, string second) =>
        $$"""{"backendRefs": [{"kind": "MeshService", "name": "{{plot.Route().Text("spec.to[0].targetRef.name")}}", "port": 80}, {{second}}]}""";

    private static string Tcp(Plot plot) =>
        $$"""{"kind": "MeshService", "name": "{{plot.Service("tcp").Name}}", "namespace": "{{plot.Service("tcp").Namespace}}", "port": 5000}""";
}
