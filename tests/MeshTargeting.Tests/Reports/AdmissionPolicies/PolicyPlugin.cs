using System.Diagnostics;
using System.Text.Json.Nodes;
using MeshTargeting.Reports.ValidatingAdmissionPolicies;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Reports.AdmissionPolicies;

/// <summary>A test that needs Kubernetes' own plugin for such policies, which <c>tests/MeshTargeting.EndToEnd/policies/setup.sh</c> makes.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PolicyPluginFactAttribute : FactAttribute
{
    public PolicyPluginFactAttribute()
    {
        if (string.IsNullOrEmpty(PolicyPlugin.Program))
        {
            Skip = "POLICY_EVALUATOR names no program; export POLICY_EVALUATOR=\"$(tests/MeshTargeting.EndToEnd/policies/setup.sh)\"";
        }
    }
}

/// <summary>The part of an API server that judges by ValidatingAdmissionPolicies, as a program of its own.</summary>
internal static class PolicyPlugin
{
    /// <summary>Path of the program; null where there is none.</summary>
    public static string? Program => Environment.GetEnvironmentVariable("POLICY_EVALUATOR");

    /// <summary>One request.</summary>
    /// <param name="Resource">The resource, such as <c>meshservices</c>.</param>
    /// <param name="Object">The object.</param>
    /// <param name="Before">The object as it was; null where it is new.</param>
    /// <param name="User">Who asks.</param>
    public sealed record Request(string Resource, JsonObject Object, JsonObject? Before = null, string User = "kubernetes-admin");

    /// <summary>Why each of the requests is denied; empty where it is admitted.</summary>
    public static IReadOnlyList<string> Denials(IReadOnlyList<Request> requests, bool warnOnly = false) =>
        [.. Answers(requests, warnOnly).Select(answer => $"{answer["message"]}")];

    /// <summary>The answer to each of the requests.</summary>
    public static IReadOnlyList<JsonNode> Answers(IReadOnlyList<Request> requests, bool warnOnly = false)
    {
        var policies = AdmissionPolicyWriter.Policies(ControlPlane.Default).ToList();
        var input = new JsonObject
        {
            ["policies"] = new JsonArray([.. policies.Select(WithoutMercy)]),
            ["bindings"] = new JsonArray([.. policies.Select(policy => AdmissionPolicyWriter.Binding(policy, warnOnly))]),
            ["requests"] = new JsonArray([.. requests.Select(Json)]),
        };
        using var process = Process.Start(
            new ProcessStartInfo(Program!) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input.ToJsonString());
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.Result);
        return [.. output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }

    /// <summary>The policy, but denying where an expression is none or fails, so that no fault of it passes for consent.</summary>
    private static JsonObject WithoutMercy(AdmissionPolicy policy)
    {
        var written = AdmissionPolicyWriter.Policy(policy);
        written["spec"]!["failurePolicy"] = "Fail";
        return written;
    }

    private static JsonObject Json(Request request) => Any.Members(
        ("operation", request.Before is null ? "CREATE" : "UPDATE"),
        ("resource", request.Resource),
        ("user", request.User),
        ("object", request.Object),
        ("oldObject", request.Before));
}
