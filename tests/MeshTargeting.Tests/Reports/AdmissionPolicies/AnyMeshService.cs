using System.Text.Json.Nodes;
using CsCheck;
using MeshTargeting.Findings;
using MeshTargeting.Validation;

namespace MeshTargeting.Tests.Reports.AdmissionPolicies;

/// <summary>Generated MeshServices, right and wrong, and what our validator says of them.</summary>
internal static class AnyMeshService
{
    private static readonly Gen<JsonNode?> TargetPort = Gen.OneOf(
        Any.Of<int?>(null, 0, 80, 70000).Select(number => (JsonNode?)number),
        Any.Of("http", "8080", "a--b", "", "-a", "HTTP", "abcdefghijklmnop", "a1-b2", "http\n").Select(text => (JsonNode?)text));

    private static readonly Gen<JsonObject> Port = Gen.Select(
        Any.Of(0, 80, 80, 81, 9090, 65535, 65536, -1),
        TargetPort,
        Any.Of(null, "http", "admin", "9090", "80", ""),
        Any.Of(null, "tcp", "http", "http2", "grpc", "kafka", "HTTP", "https", ""),
        (number, target, name, protocol) => Any.Members(("port", number), ("targetPort", target), ("name", name), ("appProtocol", protocol)));

    private static readonly Gen<JsonObject?> Selector = Gen.Select(
        Gen.Int[0, 4],
        Any.Of(null, "{}", """{"app":"a"}"""),
        Any.Of(null, null, "{}", """{"name":""}""", """{"name":"a.b"}"""),
        Any.Of(null, null, "{}", """{"matchLabels":{"app":"a"}}"""),
        (choice, tags, reference, labels) => choice == 0
            ? null
            : Any.Members(("dataplaneTags", Any.Json(tags)), ("dataplaneRef", Any.Json(reference)), ("dataplaneLabels", Any.Json(labels))));

    public static readonly Gen<JsonObject> Spec = Gen.Select(
        Selector,
        Gen.Int[0, 4],
        Port.List[0, 4],
        (selector, choice, ports) => Any.Members(("selector", selector), ("ports", choice == 0 ? null : Distinct(ports))));

    public static readonly Gen<string> Name = Any.Of("backend", "b", "a-1", "1a", "a.b", new string('a', 63), new string('a', 64));

    public static readonly Gen<JsonObject> New = Gen.Select(
        Name,
        Any.Of(null, null, "", "shown", "shown-", "Shown", new string('ä', 32)),
        Gen.Int[0, 9],
        Spec,
        (name, displayName, choice, spec) => Of(name, displayName, choice == 0 ? null : spec));

    /// <summary>A service and what is made of it.</summary>
    public static readonly Gen<(JsonObject Before, JsonObject After)> Updated =
        Gen.Select(Name, Spec, Spec, (name, before, after) => (Of(name, null, before), Of(name, null, after)));

    /// <summary>The codes with which our webhook denies a service.</summary>
    /// <param name="service">The service.</param>
    /// <param name="before">The service as it was; null where it is new.</param>
    public static IReadOnlyList<string> DeniedWith(JsonObject service, JsonObject? before = null)
    {
        if (before is not null && JsonNode.DeepEquals(before, service))
        {
            return [];
        }

        var found = Judged.Findings(service);
        var introduced = new FindingChanges(before is null ? [] : Judged.Findings(before)).Introduced(found);
        return [.. found.Where(f => f.Rule.IsKumaRejection)
            .Concat(introduced.Where(f => !f.Rule.IsKumaRejection))
            .Where(f => f.Severity == Severity.Error)
            .Select(f => f.Rule.Code)
            .Distinct()
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>API servers let no two ports have the same number and the same protocol, which is tcp where it is left out.</summary>
    private static JsonArray Distinct(IEnumerable<JsonObject> ports) =>
        [.. ports.DistinctBy(p => ($"{p["port"]}", $"{p["appProtocol"] ?? "tcp"}")).Select(p => p.DeepClone())];

    public static JsonObject Of(string name, string? displayName, JsonObject? spec) => Any.Members(
        ("apiVersion", "kuma.io/v1alpha1"),
        ("kind", "MeshService"),
        ("metadata", Any.Members(
            ("name", name),
            ("namespace", "app"),
            ("annotations", displayName is null ? null : new JsonObject { ["kuma.io/display-name"] = displayName }))),
        ("spec", spec));
}
