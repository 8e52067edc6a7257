using MeshTargeting.Resources;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Reports.ValidatingAdmissionPolicies;

/// <summary>What is demanded of a policy of Kuma's: the shapes of its references, and how its lists stand beside each other.</summary>
internal static class PolicyDemands
{
    private const string IsSystem = "variables.isSystem";
    private const string OfGateway = "variables.ofGateway";
    private const string CanBeOfGateways = "variables.canBeOfGateways";

    /// <summary>The demands on a kind of policy.</summary>
    public static AdmissionPolicy Of(PolicyShape shape, ControlPlane controlPlane) =>
        new(shape.Kind, [.. Variables(shape, controlPlane)], [.. References(shape), .. Lists(shape)]);

    private static IEnumerable<(string Name, string Expression)> Variables(PolicyShape shape, ControlPlane controlPlane)
    {
        yield return ("spec", Cel.Map("object", "spec"));
        yield return ("top", Cel.Map("variables.spec", "targetRef"));
        foreach (var list in Existing(shape))
        {
            yield return (list, Cel.Items("variables.spec", list));
        }

        if (shape.TopOfOthers is not null)
        {
            yield return ("labels", Cel.Map("object.metadata", "labels"));
            yield return ("isSystem", IsOfSystem(controlPlane));
        }

        if (shape.ToOfGateway is not null)
        {
            yield return ("ofGateway", $"has(variables.top.kind) && {Cel.IsOneOf("variables.top.kind", shape.Gateways)}");
        }

        if (shape.HasSections)
        {
            yield return ("affectsInbounds", "size(variables.from) > 0 || size(variables.rules) > 0");
        }

        if (shape.NotOfGateways.Count + shape.OnlyOfGateways.Count > 0)
        {
            yield return ("canBeOfGateways", IncludesGateways());
        }
    }

    private static IEnumerable<string> Existing(PolicyShape shape) =>
        new[] { (Name: "to", Is: shape.To is not null), (Name: "from", Is: shape.From is not null), (Name: "rules", Is: shape.HasRules) }
            .Where(list => list.Is)
            .Select(list => list.Name);

    /// <summary>Whether the policy is the mesh operator's (PolicyRole).</summary>
    private static string IsOfSystem(ControlPlane controlPlane)
    {
        var origins = Cel.List(["", controlPlane.IsGlobal ? "global" : "zone"]);
        var origin = $"variables.labels[{Cel.Text(KumaLabels.Origin)}]";
        var role = $"variables.labels[{Cel.Text(KumaLabels.PolicyRole)}]";
        return $"object.metadata.namespace == {Cel.Text(controlPlane.SystemNamespace)}"
            + $" || ({Cel.Text(KumaLabels.Origin)} in variables.labels && !({origin} in {origins})"
            + $" && (!({Cel.Text(KumaLabels.PolicyRole)} in variables.labels) || {role} in [\"\", \"system\"]))";
    }

    /// <summary>Whether the policy can be for gateways (TopLevelTargetRef).</summary>
    private static string IncludesGateways() =>
        "!has(variables.top.kind) || variables.top.kind in [\"MeshGateway\", \"MeshHTTPRoute\"]"
        + " || (variables.top.kind in [\"Mesh\", \"MeshSubset\"]"
        + $" && (!({Cel.IsSet("variables.top", "proxyTypes")}) || \"Gateway\" in variables.top.proxyTypes))";

    private static IEnumerable<AdmissionRule> References(PolicyShape shape)
    {
        var top = shape.Top with { Inbound = shape.HasSections };
        IEnumerable<AdmissionRule> rules = shape.TopOfOthers is { } others
            ? ReferenceRules.Of(
                "spec.targetRef",
                AtTheTop,
                others with { Inbound = shape.HasSections },
                new(IsSystem, "in the system namespace", top))
            : ReferenceRules.Of("spec.targetRef", AtTheTop, top, null);
        if (shape.To is { } to)
        {
            var otherwise = shape.ToOfGateway is { } gateway
                ? new ReferenceRules.Otherwise(OfGateway, $"with {string.Join(" or ", shape.Gateways)} as spec.targetRef", gateway)
                : null;
            rules = rules.Concat(ReferenceRules.Of("spec.to[].targetRef", demand => InItems("to", demand), to, otherwise));
        }

        if (shape.From is { } from)
        {
            rules = rules.Concat(ReferenceRules.Of("spec.from[].targetRef", demand => InItems("from", demand), from, null));
        }

        if (shape.Backends is { } backends)
        {
            rules = rules
                .Concat(ReferenceRules.Of("spec.to[].rules[].default.backendRefs[]", InBackends, backends, null))
                .Append(new AdmissionRule(
                    KumaRules.ValueMissing,
                    "spec.to[].rules[].default.backendRefs[].port",
                    $"{KumaText.MustBeDefined} with kind MeshMultiZoneService",
                    InBackends(r => $"{r}.kind != \"MeshMultiZoneService\" || has({r}.port)")));
        }

        return rules;
    }

    private static string AtTheTop(Func<string, string> demand) => $"!has(variables.spec.targetRef) || ({demand("variables.top")})";

    private static string InItems(string list, Func<string, string> demand) =>
        $"variables.{list}.all(i, has(i.targetRef) && ({demand("i.targetRef")}))";

    private static string InBackends(Func<string, string> demand) =>
        "variables.to.all(i, !has(i.rules) || i.rules.all(rule, !has(rule.default) || !has(rule.default.backendRefs)"
        + $" || rule.default.backendRefs.all(ref, {demand("ref")})))";

    private static IEnumerable<AdmissionRule> Lists(PolicyShape shape)
    {
        if (shape.OneOf.Count > 0)
        {
            var names = shape.OneOf.Select(list => $"'{list}'").ToList();
            yield return new AdmissionRule(
                KumaRules.Combination,
                "spec",
                $"at least one of {string.Join(", ", names.SkipLast(1))} or {names[^1]} has to be defined",
                string.Join(" || ", shape.OneOf.Select(list => $"size(variables.{list}) > 0")));
        }

        if (shape.NotBesideRules.Count > 0)
        {
            yield return new AdmissionRule(
                KumaRules.Combination,
                "spec",
                (shape.NotBesideRules.Count == 1 ? "field " : "fields ")
                    + string.Join(" and ", shape.NotBesideRules.Select(list => $"'{list}'")) + " must be empty when 'rules' is defined",
                $"size(variables.rules) == 0 || ({string.Join(" && ", shape.NotBesideRules.Select(list => $"size(variables.{list}) == 0"))})");
        }

        var refused = shape.NotAtGateways.Select(list => (list, $"with {string.Join(" or ", shape.Gateways)} as spec.targetRef", $"!{OfGateway}"))
            .Concat(shape.NotOfGateways.Select(list => (list, "when the scope includes a Gateway", $"!{CanBeOfGateways}")))
            .Concat(shape.OnlyOfGateways.Select(list => (list, "unless the scope includes a Gateway", CanBeOfGateways)));
        foreach (var (list, when, isTaken) in refused)
        {
            yield return new AdmissionRule(
                KumaRules.NotAllowedHere, $"spec.{list}", $"{KumaText.MustNotBeDefined} {when}", $"size(variables.{list}) == 0 || {isTaken}");
        }
    }
}
