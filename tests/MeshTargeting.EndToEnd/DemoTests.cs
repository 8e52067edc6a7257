using MeshTargeting.EndToEnd.Harness;

namespace MeshTargeting.EndToEnd;

/// <summary>
/// A demo such as Kuma's, in a cluster whose live state is the server's World: sound manifests are applied without a word, and a mistake in
/// them is told in a line that says what is wrong and what to write.
/// </summary>
[Collection(SharedApiServer.Name)]
public sealed class DemoTests(ApiServer apiServer, Product product, CounterDemo demo) : ProductTests(apiServer, product), IClassFixture<CounterDemo>
{
    [EnvTestFact]
    public async Task All_of_it_is_applied_at_once_without_a_word_and_again_without_a_change()
    {
        CommandResult again = await demo.ApplyAsync();
        CommandResult diff = await Kubectl.TryRunAsync(["diff", "-f", CounterDemo.Folder]);
        CommandResult serverSide = await demo.ApplyAsync("--server-side", "--field-manager=gitops");
        CommandResult drift = await Kubectl.TryRunAsync(["diff", "-f", CounterDemo.Folder]);

        Assert.True(demo.FirstApply is { Succeeded: true, Error: "" }, $"{demo.FirstApply}");
        Assert.All(Lines(demo.FirstApply), line => Assert.EndsWith(" created", line, StringComparison.Ordinal));
        Assert.True(again is { Succeeded: true, Error: "" }, $"{again}");
        Assert.All(Lines(again), line => Assert.EndsWith(" unchanged", line, StringComparison.Ordinal));
        Assert.True(serverSide is { Succeeded: true, Error: "" }, $"{serverSide}");
        Assert.All([diff, drift], d => Assert.True(d is { ExitCode: 0, Output: "" }, $"{d}"));
    }

    [EnvTestTheory]
    [InlineData(
        "name: kv-next, sectionName: http",
        "name: kv-nxt, sectionName: http",
        "MS302 spec.to[0].rules[0].default.backendRefs[1].name: MeshService counter/kv-nxt was not found in the cluster; did you mean \"kv-next\"?")]
    [InlineData(
        "name: kv-next, sectionName: http",
        "name: kv-next, sectionName: htpt",
        "MS301 spec.to[0].rules[0].default.backendRefs[1].sectionName: MeshService counter/kv-next has no port \"htpt\"; its ports: http (5050); did you mean \"http\"?")]
    [InlineData(
        "name: kv-next, sectionName: http",
        "name: kv-next, port: 5051",
        "MS301 spec.to[0].rules[0].default.backendRefs[1].port: MeshService counter/kv-next has no port 5051; its ports: http (5050); write port: 5050")]
    [InlineData(
        "labels: {app: kv}",
        "labels: {app: kw}",
        "MS503 spec.targetRef.labels: no proxy in the cluster has the labels app=kw; did you mean \"kv\"?")]
    public async Task A_mistake_is_admitted_with_a_line_that_tells_what_to_write(string sound, string mistaken, string warning)
    {
        string policies = await PoliciesAsync();
        Assert.Contains(sound, policies, StringComparison.Ordinal);

        CommandResult result = await Kubectl.TryApplyAsync(policies.Replace(sound, mistaken, StringComparison.Ordinal), "--dry-run=server");

        Assert.True(result.Succeeded && result.Warnings.SequenceEqual([warning]), $"{result}");
    }

    [EnvTestFact]
    public async Task A_mistake_in_a_policy_itself_is_denied_and_the_others_are_applied()
    {
        string policies = await PoliciesAsync();

        CommandResult result = await Kubectl.TryApplyAsync(policies.Replace("value: /}", "value: v1}", StringComparison.Ordinal), "--dry-run=server");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(["spec.to[0].rules[0].matches[0].path.value: must be an absolute path"], result.Causes);
        Assert.Equal(6, Lines(result).Count(line => line.EndsWith(" unchanged (server dry run)", StringComparison.Ordinal)));
    }

    [EnvTestFact]
    public async Task A_service_that_is_deleted_names_who_will_miss_it_and_is_back_with_the_next_apply()
    {
        CommandResult asked = await Kubectl.TryRunAsync(["delete", "msvc", "kv", "--namespace", CounterDemo.Namespace, "--dry-run=server"]);
        CommandResult deleted = await Kubectl.TryRunAsync(["delete", "msvc", "kv-next", "--namespace", CounterDemo.Namespace]);
        await demo.Server.UntilAsync(async () => !await demo.Server.KnowsAsync("kv-next", CounterDemo.Namespace, "counter"));
        CommandResult missed = await Kubectl.TryApplyAsync((await PoliciesAsync()).Replace("weight: 90", "weight: 80", StringComparison.Ordinal), "--dry-run=server");
        CommandResult again = await demo.ApplyAsync();

        Assert.Equal(
            ["MS309 MeshCircuitBreaker counter/store, MeshHTTPRoute counter/canary, MeshRetry counter/store and MeshTimeout counter/store refer to it and will find nothing once it is deleted"],
            asked.Warnings);
        Assert.Equal(
            ["MS309 MeshHTTPRoute counter/canary (spec.to[0].rules[0].default.backendRefs[1]) refers to it and will find nothing once it is deleted"],
            deleted.Warnings);
        Assert.True(
            missed.Warnings.SequenceEqual(
                ["MS302 spec.to[0].rules[0].default.backendRefs[1].name: MeshService counter/kv-next was not found: there is Service counter/kv-next, of which Kuma has made none"]),
            $"{missed}");
        Assert.True(again is { Succeeded: true, Error: "" }, $"{again}");
        Assert.Equal(["meshservice.kuma.io/kv-next created"], Lines(again).Where(line => !line.EndsWith(" unchanged", StringComparison.Ordinal)));
    }

    private static Task<string> PoliciesAsync() => File.ReadAllTextAsync(Path.Combine(CounterDemo.Folder, "3-policies.yaml"));

    private static string[] Lines(CommandResult result) => result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
