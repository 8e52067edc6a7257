using System.Text.Json;
using MeshTargeting.Tests.Files;

namespace MeshTargeting.Tests.Cli;

/// <summary>The command <c>generate</c>, as users run it.</summary>
public sealed class GenerateTests : IDisposable
{
    private const string Services = """
        apiVersion: v1
        kind: Service
        metadata: {name: cart, namespace: shop}
        spec: {selector: {app: cart}, ports: [{name: http, port: 80, appProtocol: http}, {name: dns, port: 53, protocol: UDP}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: edge, namespace: shop, annotations: {kuma.io/gateway: enabled}}
        spec: {ports: [{port: 80}]}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void writes_manifests_to_standard_output_and_notes_to_standard_error()
    {
        var run = Run(Services, "-");

        Assert.Equal(0, run.Status);
        Assert.Equal(
            """
            apiVersion: kuma.io/v1alpha1
            kind: MeshService
            metadata:
              name: cart
              namespace: shop
              labels:
                k8s.kuma.io/is-headless-service: 'false'
                k8s.kuma.io/service-name: cart
                kuma.io/env: kubernetes
                kuma.io/managed-by: k8s-controller
                kuma.io/mesh: default
            spec:
              selector:
                dataplaneTags:
                  app: cart
                  k8s.kuma.io/namespace: shop
              ports:
                - name: http
                  port: 80
                  targetPort: 80
                  appProtocol: http

            """,
            run.Output);
        Assert.Equal(
            """
            -:3:18: Service shop/cart: Ignored unsupported ports: dns
            -:8:18: Service shop/edge: no MeshService: it is a gateway's (annotation kuma.io/gateway)

            """,
            run.Error);
    }

    [Fact]
    public void writes_the_same_as_JSON()
    {
        var report = Run(Services, "-", "--format", "json").Json;

        Assert.Equal(("meshservice.io/v1", "GenerateReport", "2.14"), (Text(report, "apiVersion"), Text(report, "kind"), Text(report, "kumaVersion")));
        Assert.Equal("cart", Text(Assert.Single(report.GetProperty("meshServices").EnumerateArray()).GetProperty("metadata"), "name"));
        var note = report.GetProperty("notes")[0];
        Assert.Equal(("Ignored unsupported ports: dns", 3), (Text(note, "message"), note.GetProperty("line").GetInt32()));
        Assert.Equal("cart", Text(note.GetProperty("resource"), "name"));
    }

    [Fact]
    public void what_it_writes_passes_the_check()
    {
        var check = Run(Run("", Path.Combine(Repository.Root, "examples", "shop")).Output, "check", "-", "--fail-on", "warning");

        Assert.Equal((0, ""), (check.Status, check.Error));
    }

    [Fact]
    public void the_context_counts_and_gets_none()
    {
        _folder.Write("context.yaml", """
            apiVersion: kuma.io/v1alpha1
            kind: Mesh
            metadata: {name: default}
            spec: {meshServices: {mode: Disabled}}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: other, namespace: shop}
            spec: {ports: [{port: 80}]}
            """);
        var run = Run(Services, "-", "--context", "context.yaml");

        Assert.Equal((0, ""), (run.Status, run.Output));
        Assert.Equal(
            """
            -:3:18: Service shop/cart: no MeshService: meshServices.mode of Mesh default is Disabled
            -:8:18: Service shop/edge: no MeshService: meshServices.mode of Mesh default is Disabled

            """,
            run.Error);
    }

    [Fact]
    public void what_cannot_be_read_is_said_and_fails()
    {
        var run = Run("type: Dataplane\nname: web\nmesh: default\nnetworking: {inbound: many}\n", "-");

        Assert.Equal(1, run.Status);
        Assert.StartsWith("-:4:23: MS004 ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a global control plane makes no MeshServices; zones do\n", "--mode", "global")]
    [InlineData("no Service and no Dataplane was found of which Kuma makes MeshServices\n")]
    public void says_so_where_there_is_nothing_to_make(string expected, params string[] options)
    {
        var run = Run("type: Mesh\nname: default\n", ["-", .. options]);

        Assert.Equal((0, "", expected), (run.Status, run.Output, run.Error));
    }

    [Theory]
    [InlineData("type: Mesh\nname: m\n", "zone", "type: HostnameGenerator\nname: local-mesh-external-service\nlabels:\n  kuma.io/origin: zone\n", 2)]
    [InlineData(Services, "zone", "kind: HostnameGenerator\nmetadata:\n  name: local-mesh-external-service\n  namespace: kuma-system\n  labels:\n    kuma.io/origin: zone\n", 1)]
    [InlineData(Services, "global", "kind: HostnameGenerator\nmetadata:\n  name: synced-universal-mesh-service\n  namespace: kuma-system\nspec:\n", 5)]
    public void writes_the_generators_of_hostnames_that_Kuma_makes(string input, string mode, string expected, int count)
    {
        var run = Run(input, "-", "--hostname-generators", "--mode", mode);

        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
        Assert.Equal(count, run.Output.Split("HostnameGenerator\n").Length - 1);
        var check = Run(run.Output, "check", "-", "--mode", mode);
        Assert.Equal((0, ""), (check.Status, check.Error));
    }

    [Fact]
    public void cannot_do_without_deriving()
    {
        var run = Run("", "-", "--no-derive");

        Assert.Equal(2, run.Status);
        Assert.StartsWith("error: --no-derive: ", run.Error, StringComparison.Ordinal);
    }

    private static string? Text(JsonElement json, string member) => json.GetProperty(member).GetString();

    private MeshserviceRun Run(string input, params string[] arguments) =>
        Meshservice.RunIn(_folder.Path, input, arguments[0] == "check" ? arguments : ["generate", .. arguments]);
}
