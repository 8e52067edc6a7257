using System.Text.Json;
using System.Text.Json.Nodes;
using Cel;
using MeshTargeting.Reports.ValidatingAdmissionPolicies;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Reports.AdmissionPolicies;

/// <summary>A policy in a CEL engine that is not ours, so that what its expressions mean is not our word alone.</summary>
internal sealed class EvaluatedPolicy
{
    private static readonly CelEnvironment Environment = new(null, null);

    private readonly CelProgramDelegate _condition = Environment.Compile(ReviewConditions.SomethingChanges);
    private readonly List<(string Name, CelProgramDelegate Value)> _variables;
    private readonly List<(AdmissionRule Rule, CelProgramDelegate Holds)> _rules;

    public EvaluatedPolicy(AdmissionPolicy policy)
    {
        _variables = [.. policy.Variables.Select(v => (v.Name, Environment.Compile(v.Expression)))];
        _rules = [.. policy.Rules.Select(r => (r, Environment.Compile(r.Expression)))];
    }

    /// <summary>The policy for a kind, as <c>deploy/policies</c> has it.</summary>
    public static EvaluatedPolicy Of(string kind) =>
        new(AdmissionPolicyWriter.Policies(ControlPlane.Default).Single(p => p.Kind.Name == kind));

    /// <summary>The demands that an object does not meet.</summary>
    /// <param name="value">The object.</param>
    /// <param name="before">The object as it was; null where it is new.</param>
    /// <param name="user">Who asks.</param>
    public IReadOnlyList<AdmissionRule> Violated(JsonObject value, JsonObject? before = null, string user = "kubernetes-admin")
    {
        var given = new Dictionary<string, object?>
        {
            ["object"] = Plain(value),
            ["oldObject"] = Plain(before),
            ["request"] = new Dictionary<string, object?>
            {
                ["operation"] = before is null ? "CREATE" : "UPDATE",
                ["userInfo"] = new Dictionary<string, object?> { ["username"] = user },
            },
        };
        if (_condition.Invoke(given) is not true)
        {
            return [];
        }

        var variables = new Dictionary<string, object?>();
        given["variables"] = variables;
        foreach (var (name, expression) in _variables)
        {
            variables[name] = expression.Invoke(given);
        }

        return [.. _rules.Where(rule => !(bool)rule.Holds.Invoke(given)!).Select(rule => rule.Rule)];
    }

    /// <summary>JSON as the CEL engine takes it.</summary>
    public static object? Plain(JsonNode? node) => node switch
    {
        null => null,
        JsonObject map => map.ToDictionary(member => member.Key, member => Plain(member.Value)),
        JsonArray list => list.Select(Plain).ToList(),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.String => node.GetValue<string>(),
            JsonValueKind.Number => (object)node.Deserialize<long>(),
            var kind => kind == JsonValueKind.True,
        },
    };
}
