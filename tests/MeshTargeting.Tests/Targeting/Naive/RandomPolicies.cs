using System.Text.Json.Nodes;
using CsCheck;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Tests.Targeting.Naive;

/// <summary>Policies of kinds with every kind of list and every way of merging; values as Kuma writes them itself.</summary>
internal static class RandomPolicies
{
    private static readonly Gen<string> Names = Pick.Of("a", "b", "c", "d", "e", "f");

    private static readonly Gen<JsonObject> Timeouts = Gen.Select(
        Value("1s", "2s"), Value("1m0s"), Value("3s", "4s"), Value("5s"), (connection, idle, request, stream) => Fields(
            ("connectionTimeout", connection),
            ("idleTimeout", idle),
            ("http", request is null && stream is null ? null : Fields(("requestTimeout", request), ("streamIdleTimeout", stream)))));

    private static readonly Gen<JsonObject> Faults = Gen.Int[1, 3].Array[0, 2].Select(percentages => Fields(
        ("http", percentages.Length == 0 ? null : new JsonArray([.. percentages.Select(p => Fields(("abort", Fields(("httpStatus", 500), ("percentage", p)))))]))));

    private static readonly Gen<JsonObject> Logs = RandomNames.Name.Array[1, 2].Select(paths => Fields(
        ("backends", new JsonArray([.. paths.Select(p => Fields(("type", "File"), ("file", Fields(("path", "/" + p)))))]))));

    private static readonly Gen<JsonObject> Actions = Pick.Of("Allow", "Deny").Select(action => Fields(("action", action)));

    private static readonly Gen<JsonObject> Permissions = Gen.Select(RandomNames.Name, Pick.Of("allow", "deny"), (client, list) =>
        Fields((list, new JsonArray(Fields(("spiffeID", Fields(("type", "Exact"), ("value", "spiffe://" + client))))))));

    private static readonly Gen<JsonObject> Retries = Gen.Select(Value("1s", "2s"), RandomNames.Name, (timeout, code) =>
        Fields(("http", Fields(("perTryTimeout", timeout), ("retryOn", new JsonArray("reset-" + code))))));

    private static readonly Gen<JsonObject> Passthrough = Gen.Select(Value("All", "Matched"), RandomNames.Name.Array[0, 2], (mode, domains) => Fields(
        ("passthroughMode", mode),
        ("appendMatch", domains.Length == 0 ? null : new JsonArray([.. domains.Select(d => Fields(("type", "Domain"), ("value", d), ("protocol", "tcp")))]))));

    private static readonly Gen<JsonObject> Metrics = Gen.Select(Value("All", "Basic"), Gen.Bool, RandomNames.Name, (profile, unused, app) => Fields(
        ("sidecar", Fields(
            ("profiles", profile is null ? null : Fields(("appendProfiles", new JsonArray(Fields(("name", profile)))))),
            ("includeUnused", unused))),
        ("applications", new JsonArray(Fields(("name", app), ("path", "/metrics"), ("port", 80))))));

    private static readonly Gen<JsonObject?> Match = Gen.Select(
        Pick.Of<string?>(null, "Exact", "Prefix"),
        RandomNames.Name,
        Gen.Bool,
        (spiffe, name, sni) => spiffe is null && !sni ? null : Fields(
            ("spiffeID", spiffe is null ? null : Fields(("type", spiffe), ("value", "spiffe://" + name))),
            ("sni", sni ? Fields(("type", "Exact"), ("value", name + ".x")) : null)));

    private static readonly Gen<JsonObject> Matching = Match.Array[0, 2].Select(matches =>
        Fields(("matches", matches.All(m => m is null) ? null : new JsonArray([.. matches.OfType<JsonObject>()]))));

    /// <summary>What a policy sets, by kind, as fields of its spec.</summary>
    public static IReadOnlyList<(KindDescriptor Kind, Gen<JsonObject> Spec)> ByKind(RandomDialect dialect) =>
    [
        (MeshTimeoutSpec.Descriptor, Lists(Items("to", dialect.To, Timeouts), Items("from", RandomReferences.From, Timeouts), Rules(Timeouts))),
        (MeshFaultInjectionSpec.Descriptor, Lists(Items("to", dialect.To, Faults), Items("from", RandomReferences.From, Faults), Rules(Faults))),
        (MeshAccessLogSpec.Descriptor, Lists(Items("to", dialect.To, Logs), Items("from", RandomReferences.From, Logs), Rules(Logs))),
        (MeshTrafficPermissionSpec.Descriptor, Lists(Items("from", RandomReferences.From, Actions), Items("rules", null, Permissions))),
        (MeshRetrySpec.Descriptor, Items("to", dialect.To, Retries)),
        (MeshPassthroughSpec.Descriptor, Passthrough.Select(conf => Fields(("default", conf)))),
        (MeshMetricSpec.Descriptor, Metrics.Select(conf => Fields(("default", conf)))),
        (MeshTCPRouteSpec.Descriptor, RandomRoutes.Tcp(dialect)),
        (MeshHTTPRouteSpec.Descriptor, RandomRoutes.Http(dialect)),
    ];

    public static JsonObject Fields(params (string Name, JsonNode? Value)[] fields) =>
        new(fields.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Name, f.Value)));

    /// <summary>A policy for some proxies, with what its kind sets.</summary>
    public static Gen<Resource> Of(
        (KindDescriptor Kind, Gen<JsonObject> Spec) kind, Gen<TargetRef?> tops, Gen<ResourceMetadata> places, Envelope envelope) =>
        Gen.Select(tops, kind.Spec, places, Names, (top, spec, meta, name) =>
        {
            meta = meta.Name.Length == 1 ? meta with { Name = name } : meta;
            spec = (JsonObject)spec.DeepClone();
            if (top is not null && !(kind.Kind == MeshHTTPRouteSpec.Descriptor && top.Kind == "MeshHTTPRoute"))
            {
                spec["targetRef"] = Json(top);
            }

            return kind.Kind.Decode(meta, System.Text.Encoding.UTF8.GetBytes(spec.ToJsonString()), default, envelope, null);
        });

    public static JsonObject Json(TargetRef reference) => Fields(
        ("kind", reference.Kind),
        ("name", reference.Name),
        ("namespace", reference.Namespace),
        ("sectionName", reference.SectionName),
        ("labels", Map(reference.Labels)),
        ("tags", Map(reference.Tags)),
        ("proxyTypes", reference.ProxyTypes is { } types ? new JsonArray([.. types.Select(t => JsonValue.Create(t))]) : null));

    private static JsonObject? Map(IReadOnlyDictionary<string, string>? map) =>
        map is null ? null : new JsonObject(map.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value)));

    private static Gen<string?> Value(params string[] values) => Pick.Of<string?>([null, .. values]);

    /// <summary>One of the lists, seldom two.</summary>
    private static Gen<JsonObject> Lists(params Gen<JsonObject>[] lists) => Gen.Frequency(
        [.. lists.Select(list => (4, (IGen<JsonObject>)list)), (1, Gen.Select(lists[0], lists[^1], (a, b) => Joined(a, b)))]);

    private static JsonObject Joined(JsonObject a, JsonObject b) => new(a.Concat(b).Select(f => KeyValuePair.Create(f.Key, f.Value?.DeepClone())));

    private static Gen<JsonObject> Items(string list, Gen<TargetRef>? references, Gen<JsonObject> confs) =>
        Gen.Select(references ?? Gen.Const(new TargetRef()), confs, (reference, conf) =>
            Fields(("targetRef", references is null ? null : Json(reference)), ("default", conf.DeepClone())))
            .Array[1, 2].Select(items => Fields((list, new JsonArray([.. items.Select(i => i.DeepClone())]))));

    private static Gen<JsonObject> Rules(Gen<JsonObject> confs) => Gen.Select(Matching, confs, (matching, conf) =>
        Joined(matching, Fields(("default", conf.DeepClone())))).Array[1, 2].Select(items => Fields(("rules", new JsonArray([.. items.Select(i => i.DeepClone())]))));
}
