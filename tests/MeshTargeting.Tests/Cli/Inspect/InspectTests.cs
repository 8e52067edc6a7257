using System.Text.Json;

namespace MeshTargeting.Tests.Cli.Inspect;

/// <summary>The commands under <c>inspect</c> on the example shop, as scripts meet them.</summary>
public class InspectTests
{
    [Fact]
    public void the_json_of_a_proxy_gives_each_value_its_policy_and_line()
    {
        var report = Json("inspect", "dataplane", "shop/frontend", "examples/shop", "--format", "json");

        Assert.Equal("InspectDataplaneReport", report.GetProperty("kind").GetString());
        Assert.Equal("frontend", report.GetProperty("dataplane").GetProperty("name").GetString());
        Assert.Equal("Deployment", report.GetProperty("derivedFrom").GetProperty("kind").GetString());
        var payments = report.GetProperty("outbounds").EnumerateArray()
            .Single(o => Destinations(o).Contains("kri_msvc_default__payments_payments_http"));
        var timeout = payments.GetProperty("settings").EnumerateArray().Single(s => s.GetProperty("kind").GetString() == "MeshTimeout");
        Assert.Equal("20s", timeout.GetProperty("conf").GetProperty("http").GetProperty("requestTimeout").GetString());
        var value = timeout.GetProperty("values")[0];
        Assert.Equal(
            """
            {
              "path": "http.requestTimeout",
              "value": "20s",
              "origin": {
                "policy": {
                  "kind": "MeshTimeout",
                  "mesh": "default",
                  "namespace": "shop",
                  "name": "frontend-to-payments"
                },
                "path": "spec.to[0].default.http.requestTimeout",
                "file": "examples/shop/shop/timeouts.yaml",
                "line": 48,
                "column": 27
              }
            }
            """,
            JsonSerializer.Serialize(value, Indented));
    }

    [Fact]
    public void the_json_of_a_proxy_gives_routes_their_shares()
    {
        var report = Json("inspect", "dataplane", "shop/frontend", "examples/shop", "--format", "json");

        var catalog = report.GetProperty("outbounds").EnumerateArray()
            .Single(o => Destinations(o).Contains("kri_msvc_default__shop_catalog_http"));
        var shares = catalog.GetProperty("routes").EnumerateArray()
            .Select(r => string.Join(' ', r.GetProperty("backends").EnumerateArray().Select(b => b.GetProperty("share").GetDouble().ToString("0.##", null))));
        Assert.Equal(["1", "0.9 0.1"], shares);
    }

    [Fact]
    public void the_json_of_a_policy_names_its_items_and_proxies()
    {
        var report = Json("inspect", "policy", "mt", "frontend-to-payments", "examples/shop", "--format", "json");

        Assert.Equal("InspectPolicyReport", report.GetProperty("kind").GetString());
        Assert.Equal("consumer", report.GetProperty("role").GetString());
        var item = Assert.Single(report.GetProperty("items").EnumerateArray());
        Assert.Equal("spec.to[0]", item.GetProperty("path").GetString());
        Assert.Equal("Resolved", item.GetProperty("reference").GetProperty("reason").GetString());
        var effect = Assert.Single(item.GetProperty("values").EnumerateArray());
        Assert.Equal((1, 0), (effect.GetProperty("proxies").GetInt32(), effect.GetProperty("overriddenBy").GetArrayLength()));
        Assert.Equal("frontend", Assert.Single(report.GetProperty("proxies").EnumerateArray()).GetProperty("name").GetString());
    }

    [Fact]
    public void the_json_of_a_service_names_who_serves_it_and_who_refers_to_it()
    {
        var report = Json("inspect", "meshservice", "cart", "examples/shop", "--format", "json");

        Assert.Equal("InspectMeshServiceReport", report.GetProperty("kind").GetString());
        Assert.Equal("kri_msvc_default__shop_cart_", report.GetProperty("kri").GetString());
        var port = report.GetProperty("ports")[0];
        Assert.Equal(("grpc", 9000, "grpc"), (port.GetProperty("section").GetString(), port.GetProperty("port").GetInt32(), port.GetProperty("appProtocol").GetString()));
        Assert.Equal("examples/shop/shop/cart.yaml", port.GetProperty("protocolFrom").GetProperty("file").GetString());
        Assert.Equal("cart", Assert.Single(port.GetProperty("inbounds").EnumerateArray()).GetProperty("proxy").GetProperty("name").GetString());
        Assert.Equal(
            ["examples/shop/shop/timeouts.yaml:11 grpc", "examples/shop/shop/timeouts.yaml:19 metrics"],
            report.GetProperty("referrers").EnumerateArray().Select(r =>
                $"{r.GetProperty("origin").GetProperty("file").GetString()}:{r.GetProperty("origin").GetProperty("line").GetInt32()} {r.GetProperty("sections")[0].GetString()}"));
    }

    [Theory]
    [InlineData("meshservice crat", "no MeshService \"crat\" in what was given; did you mean \"shop/cart\"?")]
    [InlineData("dataplane frontent", "no Dataplane \"frontent\" in what was given; did you mean \"shop/frontend\"?")]
    [InlineData("policy MeshTimeout carts", "no MeshTimeout \"carts\" in what was given; did you mean \"shop/cart\"?")]
    [InlineData("dataplane frontend --mesh other", "there is no Dataplane in mesh other")]
    public void a_name_that_is_not_there_is_status_1_with_a_near_one(string arguments, string problem)
    {
        var run = Meshservice.Run(["inspect", .. arguments.Split(' '), "examples/shop"]);

        Assert.Equal((1, "", $"error: {problem}\n"), (run.Status, run.Output, run.Error));
    }

    [Theory]
    [InlineData("MeshTimout", "no kind of policy \"MeshTimout\"; did you mean \"MeshTimeout\"?")]
    [InlineData("Secret", "no kind of policy \"Secret\"")]
    [InlineData("msvc", "MeshService is no kind of policy; 'inspect meshservice' tells of one")]
    [InlineData("MeshExternalService", "MeshExternalService is no kind of policy")]
    public void a_kind_that_is_no_policys_is_a_wrong_command_line(string kind, string problem)
    {
        var run = Meshservice.Run("inspect", "policy", kind, "cart", "examples/shop");

        Assert.Equal(2, run.Status);
        Assert.StartsWith($"error: {problem}\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void what_cannot_be_read_is_noted_beside_the_report()
    {
        var run = Meshservice.RunIn(Repository.Root, "kind: [", "inspect", "dataplane", "frontend", "examples/shop", "-");

        Assert.Equal(1, run.Status);
        Assert.Contains(" MS001 ", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("Dataplane shop/frontend ", run.Output, StringComparison.Ordinal);
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    private static IEnumerable<string?> Destinations(JsonElement outbound) =>
        outbound.GetProperty("destinations").EnumerateArray().Select(d => d.GetProperty("kri").GetString());

    private static JsonElement Json(params string[] arguments)
    {
        var run = Meshservice.Run(arguments);
        Assert.Equal((0, ""), (run.Status, run.Error));
        return run.Json;
    }
}
