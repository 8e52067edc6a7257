using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;
using MeshTargeting.Findings;
using MeshTargeting.Reports.ValidatingAdmissionPolicies;

namespace MeshTargeting.Tests.Reports.AdmissionPolicies;

/// <summary>Generated policies of Kuma's, their references right and wrong, and what our validators say of them.</summary>
internal static partial class AnyPolicy
{
    private static readonly string[] KindsOfReferences =
        ["Mesh", "MeshSubset", "MeshGateway", "MeshService", "MeshExternalService", "MeshMultiZoneService", "MeshServiceSubset", "MeshHTTPRoute", "Dataplane"];

    private static readonly Gen<JsonObject> Reference = Gen.Select(
        Any.Of(KindsOfReferences),
        Any.Of(null, null, "", "backend", "Back End", "a_b.c-1", "kuma.io/unresolved-backend"),
        Any.Of(null, null, null, "", "app"),
        Any.Of(null, null, null, "", "http"),
        Any.Of(null, null, "{}", """{"app":"a"}"""),
        Any.Of(null, null, "{}", """{"version":"v1"}"""),
        Any.Of(null, null, "[]", """["Sidecar"]""", """["Gateway"]"""),
        Any.Of(null, null, null, null, "", "other"),
        (kind, name, ns, section, labels, tags, types, mesh) => Any.Members(
            ("kind", kind),
            ("name", name),
            ("namespace", ns),
            ("sectionName", section),
            ("labels", Any.Json(labels)),
            ("tags", Any.Json(tags)),
            ("proxyTypes", Any.Json(types)),
            ("mesh", mesh)));

    /// <summary>Lists that are absent, empty, or of up to two items.</summary>
    private static readonly Gen<IReadOnlyList<JsonObject>?> References = Gen.OneOf(
        Gen.Const((IReadOnlyList<JsonObject>?)null), Reference.List[0, 2].Select(list => (IReadOnlyList<JsonObject>?)list));

    /// <summary>Policies of a kind.</summary>
    public static Gen<JsonObject> Of(PolicyShape shape) => Gen.Select(
        Gen.OneOf(Gen.Const((JsonObject?)null), Reference.Select(r => (JsonObject?)r)),
        References,
        References,
        References,
        Gen.Bool,
        Gen.Bool,
        (top, to, from, backends, hasRules, inSystemNamespace) =>
            Of(shape, top, to, from, backends, hasRules, inSystemNamespace ? "kuma-system" : "app"));

    /// <summary>What Kuma rejects of a policy's references, and of how its lists stand beside each other.</summary>
    public static IReadOnlyList<Finding> Rejections(JsonObject policy) =>
        [.. Judged.Findings(policy).Where(f => f.Rule.IsKumaRejection && IsAboutReferences().IsMatch(f.Path))];

    public static JsonObject Of(
        PolicyShape shape,
        JsonObject? top,
        IReadOnlyList<JsonObject>? to,
        IReadOnlyList<JsonObject>? from,
        IReadOnlyList<JsonObject>? backends,
        bool hasRules,
        string ns) => new()
        {
            ["apiVersion"] = "kuma.io/v1alpha1",
            ["kind"] = shape.Kind.Name,
            ["metadata"] = new JsonObject { ["name"] = "p", ["namespace"] = ns },
            ["spec"] = Any.Members(
            ("targetRef", top?.DeepClone()),
            ("to", shape.To is null ? null : Items(to, shape.Backends is null ? null : backends)),
            ("from", shape.From is null ? null : Items(from, null)),
            ("rules", shape.HasRules && hasRules ? new JsonArray(new JsonObject { ["default"] = new JsonObject() }) : null)),
        };

    private static JsonArray? Items(IReadOnlyList<JsonObject>? references, IReadOnlyList<JsonObject>? backends) => references is null
        ? null
        : [.. references.Select(reference => Any.Members(
            ("targetRef", reference.DeepClone()),
            ("rules", backends is null ? null : new JsonArray(new JsonObject
            {
                ["matches"] = new JsonArray(new JsonObject()),
                ["default"] = new JsonObject { ["backendRefs"] = new JsonArray([.. backends.Select(b => b.DeepClone())]) },
            }))))];

    /// <summary>References, and how lists stand beside each other; what the settings in them are is nothing for these policies.</summary>
    [GeneratedRegex(@"^spec(\.(to|from|rules))?$|^spec\.targetRef|^spec\.(to|from)\[\d\]\.targetRef|^spec\.to\[\d\]\.rules\[\d\]\.default\.backendRefs\[\d\]")]
    private static partial Regex IsAboutReferences();
}
