using MeshTargeting.EndToEnd.Harness;

namespace MeshTargeting.EndToEnd;

/// <summary>MeshServices that are denied: kubectl prints the field and the reason, and nothing is stored.</summary>
[Collection(SharedApiServer.Name)]
public sealed class DenialTests(ApiServer apiServer, Product product) : ProductTests(apiServer, product)
{
    private const string Tags = "selector: {dataplaneTags: {app: backend}}";

    [EnvTestTheory]
    [InlineData("MS202", "spec.selector", "selector: {}, ports: [{port: 80}]")]
    [InlineData("MS202", "spec.selector", "ports: [{port: 80}]")]
    [InlineData("MS203", "spec.selector.dataplaneTags", "selector: {dataplaneTags: {}}, ports: [{port: 80}]")]
    [InlineData("MS203", "spec.selector.dataplaneRef.name", "selector: {dataplaneRef: {}}, ports: [{port: 80}]")]
    [InlineData("MS204", "spec.ports[0].port", Tags + ", ports: [{port: 99999, targetPort: 80}]")]
    [InlineData("MS204", "spec.ports[1].targetPort", Tags + ", ports: [{port: 80}, {port: 81, targetPort: 0}]")]
    [InlineData("MS205", "spec.ports[1].port", Tags + ", ports: [{port: 80, appProtocol: tcp}, {port: 80, appProtocol: http}]")]
    [InlineData("MS206", "spec.ports[1].name", Tags + ", ports: [{port: 80, name: http}, {port: 81, name: http}]")]
    [InlineData("MS207", "spec.ports[0].appProtocol", Tags + ", ports: [{port: 80, appProtocol: HTTP}]")]
    [InlineData("MS208", "spec.ports[0].targetPort", Tags + ", ports: [{port: 80, targetPort: '8080'}]")]
    [InlineData("MS209", "spec.ports[0].name", Tags + ", ports: [{port: 80, name: '81'}, {port: 81}]")]
    public async Task What_the_reference_forbids_is_denied_with_field_reason_and_code(string code, string field, string spec)
    {
        string ns = await CreateNamespaceAsync();

        CommandResult result = await TryApplyAsync(ns, "backend", spec);

        string cause = Assert.Single(result.Causes);
        Assert.StartsWith($"{field}: ", cause, StringComparison.Ordinal);
        Assert.EndsWith($" ({code})", cause, StringComparison.Ordinal);
        Assert.Equal(1, result.ExitCode);
        Assert.False(await IsStoredAsync("meshservices.kuma.io", "backend", ns));
    }

    [EnvTestFact]
    public async Task A_name_that_is_no_DNS_label_is_denied()
    {
        string ns = await CreateNamespaceAsync();

        CommandResult result = await TryApplyAsync(ns, "1backend", $"{Tags}, ports: [{{port: 80}}]");

        string cause = Assert.Single(result.Causes);
        Assert.StartsWith("metadata.name: ", cause, StringComparison.Ordinal);
        Assert.EndsWith(" (MS201)", cause, StringComparison.Ordinal);
        Assert.False(await IsStoredAsync("meshservices.kuma.io", "1backend", ns));
    }

    [EnvTestFact]
    public async Task A_name_that_is_too_long_is_denied_in_Kumas_words()
    {
        string ns = await CreateNamespaceAsync();
        string name = new('b', 64);

        CommandResult result = await TryApplyAsync(ns, name, $"{Tags}, ports: [{{port: 80}}]");

        Assert.Equal(["name: must not be longer than 63 characters"], result.Causes);
        Assert.False(await IsStoredAsync("meshservices.kuma.io", name, ns));
    }

    [EnvTestFact]
    public async Task Two_selectors_are_denied_in_Kumas_words()
    {
        string ns = await CreateNamespaceAsync();

        CommandResult result = await TryApplyAsync(
            ns, "backend", "selector: {dataplaneTags: {app: backend}, dataplaneRef: {name: backend-0}}, ports: [{port: 80}]");

        Assert.Equal(["spec.selector: must specify only one of: dataplaneTags, dataplaneRef, or dataplaneLabels"], result.Causes);
        Assert.False(await IsStoredAsync("meshservices.kuma.io", "backend", ns));
    }

    [EnvTestFact]
    public async Task Everything_that_is_wrong_is_said_at_once_and_Kumas_words_come_first()
    {
        string ns = await CreateNamespaceAsync();

        CommandResult result = await TryApplyAsync(
            ns,
            "backend",
            "ports: [{port: 0, targetPort: 80}, {port: 81, appProtocol: htpp}], "
            + "selector: {dataplaneTags: {app: backend}, dataplaneLabels: {matchLabels: {app: backend}}}");

        Assert.Collection(
            result.Causes,
            cause => Assert.StartsWith("spec.selector: must specify only one of", cause, StringComparison.Ordinal),
            cause => Assert.StartsWith("spec.ports[0].port: ", cause, StringComparison.Ordinal),
            cause => Assert.StartsWith("spec.ports[1].appProtocol: ", cause, StringComparison.Ordinal));
    }

    [EnvTestFact]
    public async Task One_that_is_invalid_does_not_keep_others_of_its_file_from_being_stored()
    {
        string ns = await CreateNamespaceAsync();

        CommandResult result = await Kubectl.TryApplyAsync(
            $"{MeshService("broken", $"{Tags}, ports: [{{port: 99999}}]")}\n---\n{MeshService("sound", $"{Tags}, ports: [{{port: 80}}]")}",
            "--namespace",
            ns);

        Assert.Equal(1, result.ExitCode);
        Assert.False(await IsStoredAsync("meshservices.kuma.io", "broken", ns));
        Assert.True(await IsStoredAsync("meshservices.kuma.io", "sound", ns));
    }

    private Task<CommandResult> TryApplyAsync(string ns, string name, string spec) =>
        Kubectl.TryApplyAsync(MeshService(name, spec), "--namespace", ns);

    private static string MeshService(string name, string spec) =>
        $$"""
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: {{name}}}
        spec: { {{spec}} }
        """;
}
