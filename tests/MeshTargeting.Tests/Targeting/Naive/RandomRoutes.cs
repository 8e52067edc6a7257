using System.Text.Json.Nodes;
using CsCheck;

namespace MeshTargeting.Tests.Targeting.Naive;

/// <summary>What routes set.</summary>
internal static class RandomRoutes
{
    private static readonly Gen<JsonArray> Backends = Gen.Select(RandomNames.Name, Gen.Int[0, 3], (name, weight) => new JsonArray(RandomPolicies.Fields(
        ("kind", "MeshService"), ("name", name), ("port", 80), ("weight", weight))));

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

    private static readonly Gen<JsonObject> HttpRule = Gen.Select(Matches, Filters, Backends, Gen.Bool, (matches, filters, backends, hasBackends) =>
        RandomPolicies.Fields(
            ("matches", matches.DeepClone()),
            ("default", RandomPolicies.Fields(("filters", filters?.DeepClone()), ("backendRefs", hasBackends ? backends.DeepClone() : null)))));

    /// <summary>The <c>to</c> of a MeshHTTPRoute.</summary>
    public static readonly Gen<JsonObject> Http = Gen.Select(
        RandomReferences.Destination,
        Pick.Of("x.com", "y.com").ArrayUnique[0, 2],
        HttpRule.Array[0, 3],
        (reference, hostnames, rules) => RandomPolicies.Fields(
            ("targetRef", RandomPolicies.Json(reference)),
            ("hostnames", hostnames.Length == 0 ? null : new JsonArray([.. hostnames.Select(h => JsonValue.Create(h))])),
            ("rules", new JsonArray([.. rules.Select(r => r.DeepClone())]))))
        .Array[1, 2].Select(To);

    /// <summary>The <c>to</c> of a MeshTCPRoute.</summary>
    public static readonly Gen<JsonObject> Tcp = Gen.Select(RandomReferences.Destination, Backends, Gen.Bool, (reference, backends, hasRules) =>
        RandomPolicies.Fields(
            ("targetRef", RandomPolicies.Json(reference)),
            ("rules", hasRules ? new JsonArray(RandomPolicies.Fields(("default", RandomPolicies.Fields(("backendRefs", backends.DeepClone()))))) : [])))
        .Array[1, 2].Select(To);

    private static JsonObject To(JsonObject[] items) => RandomPolicies.Fields(("to", new JsonArray([.. items.Select(i => i.DeepClone())])));
}
