using System.Globalization;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Targeting.Traffic;
using MeshTargeting.Tests.Worlds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Targeting.Traffic;

/// <summary>A namespace with a proxy, services of several protocols, and routes; and how answers read.</summary>
internal static class Traffic
{
    public static readonly MeshServicePort Tcp = new() { Name = "db", Port = 5432, TargetPort = new(5432), AppProtocol = "tcp" };
    public static readonly Resource<MeshServiceSpec> Web = Shop.Service("app", "web", Shop.Http);
    public static readonly Resource<MeshServiceSpec> Blue = Shop.Service("app", "blue", Shop.Http);
    public static readonly Resource<MeshServiceSpec> Green = Shop.Service("app", "green", Shop.Http);
    public static readonly Resource<MeshServiceSpec> Data = Shop.Service("app", "data", Tcp);
    public static readonly Resource<DataplaneSpec> Client = Given.Proxy(Given.Meta("client", "app"), Envelope.Kubernetes, Given.Inbound(8080));

    private static readonly Resource[] Always = [Web, Blue, Green, Data, Client];

    /// <summary>A MeshHTTPRoute for web; the rules are JSON without the brackets around them.</summary>
    public static Resource Route(string rules, string name = "r", string to = """{"kind": "MeshService", "name": "web"}""", string ns = "app") =>
        Shop.Decode(MeshHTTPRouteSpec.Descriptor, Given.Meta(name, ns), "{\"to\": [{\"targetRef\": " + to + ", \"rules\": [" + rules + "]}]}");

    /// <summary>A MeshTCPRoute; the backendRefs are JSON without the brackets around them.</summary>
    public static Resource TcpRoute(string backends, string name = "tr", string to = """{"kind": "MeshService", "name": "web"}""") => Shop.Decode(
        MeshTCPRouteSpec.Descriptor,
        Given.Meta(name, "app"),
        "{\"to\": [{\"targetRef\": " + to + ", \"rules\": [{\"default\": {\"backendRefs\": [" + backends + "]}}]}]}");

    /// <summary>A rule for a prefix of the path; the default is JSON without the braces around it.</summary>
    public static string Prefix(string path, string conf = "") =>
        Rule("{\"path\": {\"type\": \"PathPrefix\", \"value\": \"" + path + "\"}}", conf);

    /// <summary>A rule for one match.</summary>
    public static string Rule(string match, string conf = "") => "{\"matches\": [" + match + "], \"default\": {" + conf + "}}";

    /// <summary>The member <c>backendRefs</c>.</summary>
    public static string To(params string[] backends) => "\"backendRefs\": [" + string.Join(", ", backends) + "]";

    /// <summary>The member <c>filters</c>.</summary>
    public static string Filters(params string[] filters) => "\"filters\": [" + string.Join(", ", filters) + "]";

    /// <summary>A backendRef by name, with port 80 unless another is given.</summary>
    public static string Backend(string name, long weight = 1, int port = 80) =>
        $$"""{"kind": "MeshService", "name": "{{name}}", "port": {{port}}, "weight": {{weight}}}""";

    /// <summary>A backendRef as Kuma 3.0 wants it.</summary>
    public static string Labelled(string name, long weight = 1, string more = "\"port\": 80") =>
        "{\"kind\": \"MeshService\", \"labels\": {\"kuma.io/display-name\": \"" + name + "\"}, \"weight\": " + weight + (more.Length > 0 ? ", " + more : "") + "}";

    /// <summary>The traffic of the client to the first port of a service.</summary>
    public static OutboundTraffic Of(Resource destination, params Resource[] policies) => Of(destination, KumaSemantics.V2_14, policies);

    /// <summary>The same under a version of Kuma.</summary>
    public static OutboundTraffic Of(Resource destination, KumaSemantics semantics, params Resource[] policies)
    {
        var world = World.Create([.. Always.Where(r => policies.All(p => p.Id != r.Id)), .. policies], new WorldOptions { Semantics = semantics });
        var outbound = Outbounds.Of(world, Client).First(o => o.Destination.Id == destination.Id);
        return OutboundTraffic.Of(world, Client, outbound);
    }

    /// <summary>Routes as lines, for example <c>PathPrefix /a -> blue:80 0.75, green:80 0.25</c>.</summary>
    public static IEnumerable<string> Lines(this OutboundTraffic traffic) => traffic.Routes.Select(Line);

    /// <summary>A route as a line.</summary>
    public static string Line(this EffectiveRoute route)
    {
        var where = string.Join(", ", route.Backends.Select(b => $"{b.Target?.Resource.Metadata.Name ?? b.ServiceTag}{(b.Target is { } t ? ":" + t.Section : "")} {Number(b.Share)}"));
        var failing = route.Dropped.Sum(d => d.FailingShare);
        var end = route.Outcome == RouteOutcome.Forwarded ? where : $"{route.Outcome} {where}".Trim();
        return $"{Text(route.Match)} -> {end}{(failing > 0 ? $" failing {Number(failing)}" : "")}";
    }

    /// <summary>Why backends of the first route get nothing.</summary>
    public static IEnumerable<string> Reasons(this OutboundTraffic traffic) => traffic.Routes[0].Dropped.Select(d => d.Why);

    private static string Text(ConfValue? match)
    {
        var path = (match as ConfObject)?.Find("path") as ConfObject;
        var rest = (match as ConfObject)?.Fields.Where(f => f.Key != "path").Select(f => f.Key) ?? [];
        return match is null ? "all" : string.Join(' ', ((string[])[path is null ? "any" : $"{path.Find("type")} {path.Find("value")}"]).Concat(rest));
    }

    private static string Number(double share) => share.ToString("0.####", CultureInfo.InvariantCulture);
}
