using System.Text.Json.Nodes;
using MeshTargeting.Reports.CustomResourceDefinitions;
using MeshTargeting.Resources;

namespace MeshTargeting.Reports.ValidatingAdmissionPolicies;

/// <summary>
/// Makes ValidatingAdmissionPolicies out of the rules on one object alone, so that these hold in the API server itself, whether or not
/// the server of the webhooks runs.
/// </summary>
public static class AdmissionPolicyWriter
{
    private const string Head = "# Made by `meshservice policies` out of the rules on one object alone; changes by hand are lost.\n";
    private const string ApiVersion = "admissionregistration.k8s.io/v1";

    /// <summary>A file for each kind, in the order of the file names: the policy, and the binding that puts it into force.</summary>
    /// <param name="controlPlane">The control plane that the objects are for.</param>
    /// <param name="warnOnly">Whether violations are admitted with a warning and an audit annotation, instead of denied.</param>
    public static IReadOnlyList<(string FileName, string Content)> WriteAll(ControlPlane controlPlane, bool warnOnly = false) =>
        [.. Policies(controlPlane)
            .Select(policy => (FileName: CrdWriter.FileNameOf(policy.Kind), Content: Write(policy, warnOnly)))
            .OrderBy(file => file.FileName, StringComparer.Ordinal)];

    /// <summary>The policies as data, for whoever evaluates them without an API server.</summary>
    internal static IEnumerable<AdmissionPolicy> Policies(ControlPlane controlPlane) =>
        PolicyShapes.All.Select(shape => PolicyDemands.Of(shape, controlPlane)).Append(MeshServiceDemands.Of(controlPlane));

    private static string Write(AdmissionPolicy policy, bool warnOnly) =>
        $"{Head}{YamlText.Of(Policy(policy))}---\n{YamlText.Of(Binding(policy, warnOnly))}";

    private static string NameOf(AdmissionPolicy policy) => $"meshservice-{policy.Kind.Plural}";

    private static JsonObject Metadata(AdmissionPolicy policy) => new()
    {
        ["name"] = NameOf(policy),
        ["labels"] = new JsonObject { ["app.kubernetes.io/part-of"] = "meshservice" },
    };

    /// <summary>The policy as an object of Kubernetes.</summary>
    internal static JsonObject Policy(AdmissionPolicy policy) => new()
    {
        ["apiVersion"] = ApiVersion,
        ["kind"] = "ValidatingAdmissionPolicy",
        ["metadata"] = Metadata(policy),
        ["spec"] = new JsonObject
        {
            // An expression that cannot be evaluated, for its cost for example, stops nothing.
            ["failurePolicy"] = "Ignore",
            ["matchConstraints"] = MatchConstraints(policy.Kind),
            ["matchConditions"] = new JsonArray(
                new JsonObject { ["name"] = "something-changes", ["expression"] = ReviewConditions.SomethingChanges }),
            ["variables"] = new JsonArray(
                [.. policy.Variables.Select(v => new JsonObject { ["name"] = v.Name, ["expression"] = v.Expression })]),
            ["validations"] = new JsonArray([.. policy.Rules.Select(Validation)]),
        },
    };

    private static JsonObject Validation(AdmissionRule rule) => new()
    {
        ["expression"] = rule.Expression,
        ["message"] = rule.Message,
        ["reason"] = "Invalid",
    };

    private static JsonObject MatchConstraints(KindDescriptor kind) => new()
    {
        ["matchPolicy"] = "Equivalent",
        ["namespaceSelector"] = new JsonObject
        {
            ["matchExpressions"] = new JsonArray(new JsonObject
            {
                ["key"] = "kubernetes.io/metadata.name",
                ["operator"] = "NotIn",
                ["values"] = new JsonArray("kube-system", "kube-node-lease"),
            }),
        },
        ["resourceRules"] = new JsonArray(new JsonObject
        {
            ["apiGroups"] = new JsonArray(kind.Group),
            ["apiVersions"] = new JsonArray(kind.Version),
            ["operations"] = new JsonArray("CREATE", "UPDATE"),
            ["resources"] = new JsonArray(kind.Plural),
            ["scope"] = kind.Namespaced ? "Namespaced" : "Cluster",
        }),
    };

    /// <summary>What puts the policy into force.</summary>
    internal static JsonObject Binding(AdmissionPolicy policy, bool warnOnly) => new()
    {
        ["apiVersion"] = ApiVersion,
        ["kind"] = "ValidatingAdmissionPolicyBinding",
        ["metadata"] = Metadata(policy),
        ["spec"] = new JsonObject
        {
            ["policyName"] = NameOf(policy),
            ["validationActions"] = warnOnly ? new JsonArray("Warn", "Audit") : new JsonArray("Deny"),
        },
    };
}
