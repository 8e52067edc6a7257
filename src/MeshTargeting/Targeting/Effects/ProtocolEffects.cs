using MeshTargeting.Resources;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Targeting.Effects;

/// <summary>
/// Which fields of a policy have no effect on a port of a certain protocol: the one place that knows, for rules and for what is shown of
/// a proxy.
/// </summary>
/// <remarks>
/// From the plugins of the policies under pkg/plugins/policies: meshtimeout/plugin/xds/configurer.go (ClusterConfigurer, and filters that
/// only a listener for HTTP has), meshretry/plugin/xds/configurer.go (GetRouteRetryConfig), meshhealthcheck/plugin/xds/configurer.go
/// (selectHealthCheckType), meshfaultinjection/plugin/v1alpha1/plugin.go, meshratelimit/plugin/xds/configurer.go and
/// meshloadbalancingstrategy/plugin/v1alpha1/plugin.go (hash policies belong to routes, which only HTTP has).
/// </remarks>
public static class ProtocolEffects
{
    internal const string Http = "http, http2 or grpc";

    private static readonly Dictionary<string, Part[]> Parts = new(StringComparer.Ordinal)
    {
        ["MeshTimeout"] =
        [
            new("http", Http, static (p, _) => IsHttp(p)),
            new("idleTimeout", "every protocol but grpc", static (p, _) => p != "grpc"),
            new("http.maxStreamDuration", "http or http2", static (p, _) => p is "http" or "http2"),
            new("http.maxConnectionDuration", "http or http2", static (p, _) => p is "http" or "http2"),
        ],
        ["MeshRetry"] =
        [
            new("http", "http", static (p, _) => p == "http"),
            new("grpc", "grpc", static (p, _) => p == "grpc"),
            new("tcp", "tcp", static (p, _) => p == "tcp"),
        ],
        ["MeshHealthCheck"] =
        [
            new("http", "http or http2", static (p, _) => p is "http" or "http2"),
            new("grpc", "grpc", static (p, _) => p == "grpc"),
            new("tcp", "tcp", ChecksByTcp),
        ],
        ["MeshFaultInjection"] = [new("http", Http, static (p, _) => IsHttp(p))],
        ["MeshRateLimit"] = [new("local.http", Http, static (p, _) => IsHttp(p))],
        ["MeshLoadBalancingStrategy"] =
        [
            new("hashPolicies", Http, static (p, _) => IsHttp(p)),
            new("loadBalancer.ringHash.hashPolicies", Http, static (p, _) => IsHttp(p)),
            new("loadBalancer.maglev.hashPolicies", Http, static (p, _) => IsHttp(p)),
        ],
    };

    /// <summary>Whether anything that policies of a kind can set has no effect on ports of a protocol.</summary>
    /// <param name="kind">The kind of the policy.</param>
    /// <param name="protocol">The protocol as Kuma knows it: of a service's port as written, of an inbound in lower case.</param>
    public static bool MayIdle(KindDescriptor kind, string protocol) =>
        Parts.TryGetValue(kind.Name, out var parts) && Array.Exists(parts, part => !part.Works(protocol, null));

    /// <summary>
    /// What a configuration sets to no effect on ports of a protocol, in the order in which the kind declares its sections; of an object
    /// and its members the object alone. What is turned off (<c>disabled</c>) is not set to any effect anywhere, and so is none of it.
    /// </summary>
    /// <param name="kind">The kind of the policy.</param>
    /// <param name="conf">The configuration.</param>
    /// <param name="protocol">The protocol as Kuma knows it.</param>
    public static IReadOnlyList<IdleField> Of(KindDescriptor kind, ConfValue conf, string protocol)
    {
        if (!Parts.TryGetValue(kind.Name, out var parts))
        {
            return [];
        }

        List<IdleField>? idle = null;
        foreach (var part in parts)
        {
            if (!part.Works(protocol, conf) && Find(conf, part.Path) is { } value && !IsOff(value)
                && idle?.Exists(i => part.Path.StartsWith(i.Path + ".", StringComparison.Ordinal)) != true)
            {
                (idle ??= []).Add(new IdleField(part.Path, value, part.WorksAt));
            }
        }

        return idle ?? [];
    }

    /// <summary>Whether a configuration sets anything that has an effect on ports of a protocol.</summary>
    /// <param name="kind">The kind of the policy.</param>
    /// <param name="conf">The configuration.</param>
    /// <param name="protocol">The protocol as Kuma knows it.</param>
    public static bool SetsAny(KindDescriptor kind, ConfValue conf, string protocol)
    {
        var idle = Of(kind, conf, protocol);
        return Leaves("", conf).Any(path => !idle.Any(i => IsWithin(path, i.Path)));
    }

    /// <summary>Whether a section that is set, and not turned off, has an effect on ports of a protocol.</summary>
    /// <param name="kind">The kind of the policy.</param>
    /// <param name="conf">The configuration.</param>
    /// <param name="section">The section, for example <c>tcp</c>.</param>
    /// <param name="protocol">The protocol as Kuma knows it.</param>
    public static bool Works(KindDescriptor kind, ConfValue conf, string section, string protocol) =>
        Find(conf, section) is { } value && !IsOff(value)
        && Parts.GetValueOrDefault(kind.Name)?.FirstOrDefault(part => part.Path == section)?.Works(protocol, conf) != false;

    /// <summary>Whether a field is one, or part of one: <c>http.requestTimeout</c> is within <c>http</c>.</summary>
    internal static bool IsWithin(string path, string field) => path.StartsWith(field, StringComparison.Ordinal)
        && (path.Length == field.Length || path[field.Length] is '.' or '[');

    /// <summary>A field of a configuration; null where it is not set.</summary>
    internal static ConfValue? Find(ConfValue? conf, string path)
    {
        foreach (var name in path.Split('.'))
        {
            conf = (conf as ConfObject)?.Find(name);
        }

        return conf;
    }

    private static IEnumerable<string> Leaves(string path, ConfValue value) => value is ConfObject { Fields.Count: > 0 } whole
        ? whole.Fields.SelectMany(f => Leaves(path.Length == 0 ? f.Key : $"{path}.{f.Key}", f.Value))
        : path.Length == 0 ? [] : [path];

    private static bool IsHttp(string protocol) => protocol is "http" or "http2" or "grpc";

    /// <summary>On other ports a check by TCP only stands in for one that is set and turned off.</summary>
    private static bool ChecksByTcp(string protocol, ConfValue? conf) => protocol switch
    {
        "tcp" => true,
        "http" or "http2" => IsOff(Find(conf, "http")),
        "grpc" => IsOff(Find(conf, "grpc")),
        _ => false,
    };

    private static bool IsOff(ConfValue? value) =>
        (value as ConfObject)?.Find("disabled") is ConfScalar { Text: null } flag && flag.ToString() == "true";

    private sealed record Part(string Path, string WorksAt, Func<string, ConfValue?, bool> Works);
}
