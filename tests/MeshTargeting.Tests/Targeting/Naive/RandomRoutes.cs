using System.Text.Json.Nodes;
using CsCheck;

namespace MeshTargeting.Tests.Targeting.Naive;

/// <summary>What routes set.</summary>
internal static class RandomRoutes
{
    private static readonly Gen<JsonArray> Matches = Gen.Select(
        Pick.Of("/", "/a"),
        Pick.Of<string?>(null, "GET"),
        (path, method) => new JsonArray(RandomPolicies.Fields(
            ("path", RandomPolicies.Fields(("type", "PathPrefix"), ("value", path))), ("method", method))));

    private static readonly Gen<JsonArray?> Filters = Gen.Frequency(
        (2, Pick.None<JsonArray>()),
        (1, RandomNames.Name.Select(name => (JsonArray?)new JsonArray(RandomPolicies.Fields(
            ("type", "RequestHeaderModifier"),
            ("requestHeaderModifier", RandomPolicies.Fields(("remove", new JsonArray(name)))))))));

    /// <summary>The <c>to</c> of a MeshHTTPRoute.</summary>
    public static Gen<JsonObject> Http(RandomDialect dialect) => Gen.Select(
        dialect.Destination,
        dialect.HasHostnames ? Gen.OneOf("x.com", "y.com").ArrayUnique[0, 2] : Gen.Int[0, 0].Select(_ => Array.Empty<string>()),
        HttpRule(dialect).Array[0, 3],
        (reference, hostnames, rules) => RandomPolicies.Fields(
            ("targetRef", RandomPolicies.Json(reference)),
            ("hostnames", hostnames.Length == 0 ? null : new JsonArray([.. hostnames.Select(h => JsonValue.Create(h))])),
            ("rules", new JsonArray([.. rules.Select(r => r.DeepClone())]))))
        .Array[1, 2].Select(To);

    /// <summary>The <c>to</c> of a MeshTCPRoute.</summary>
    public static Gen<JsonObject> Tcp(RandomDialect dialect) => Gen.Select(dialect.Destination, Backends(dialect), Gen.Bool, (reference, backends, hasRules) =>
        RandomPolicies.Fields(
            ("targetRef", RandomPolicies.Json(reference)),
            ("rules", hasRules ? new JsonArray(RandomPolicies.Fields(("default", RandomPolicies.Fields(("backendRefs", backends))))) : [])))
        .Array[1, 2].Select(To);

    private static Gen<JsonArray> Backends(RandomDialect dialect) => Gen.Select(dialect.Backend, Gen.Int[0, 3], (backend, weight) =>
    {
        var whole = (JsonObject)backend.DeepClone();
        whole["port"] = 80;
        whole["weight"] = weight;
        return new JsonArray(whole);
    });

    private static Gen<JsonObject> HttpRule(RandomDialect dialect) => Gen.Select(Matches, Filters, Backends(dialect), Gen.Bool, (matches, filters, backends, hasBackends) =>
        RandomPolicies.Fields(
            ("matches", matches.DeepClone()),
            ("default", RandomPolicies.Fields(("filters", filters?.DeepClone()), ("backendRefs", hasBackends ? backends : null)))));

    private static JsonObject To(JsonObject[] items) => RandomPolicies.Fields(("to", new JsonArray([.. items.Select(i => i.DeepClone())])));
}
