using System.Text.RegularExpressions;
using MeshTargeting.Tests.Files;

namespace MeshTargeting.Tests.Cli.Inspect;

/// <summary>
/// A story of the example shop: the frontend calls payments, and the timeout of that call changes as four teams write a policy each,
/// every one closer to the call than the one before. What the reader sees is what <c>inspect dataplane</c> prints.
/// </summary>
public sealed partial class TimeoutStoryTests : IDisposable
{
    private const string Anywhere = "Outbound to any destination";
    private const string Payments = "Outbound to MeshService payments/payments:http (80 http)";
    private const string Cart = "Outbound to MeshService shop/cart:grpc (9000 grpc)";
    private const string AlongRefunds = "  along MeshHTTPRoute shop/refunds";

    private readonly TemporaryFolder _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public void the_timeout_of_a_call_follows_the_policy_that_is_closest_to_it()
    {
        // The shop as it is, but without what it sets itself for calls from the frontend to payments.
        CopyTheShop();
        RemoveSecondDocument("shop/timeouts.yaml");
        Assert.Null(TimeoutUnder(Anywhere));
        Assert.Null(TimeoutUnder(Payments));

        // 1. The platform team gives every call in the mesh 15 seconds. It holds for payments, because nothing else does.
        _shop.Write("policies/mesh.yaml", Timeout("everywhere", "kuma-system", "15s", "kind: Mesh"));
        Assert.Equal("15s  kuma-system/everywhere  policies/mesh.yaml:13", TimeoutUnder(Anywhere));
        Assert.Null(TimeoutUnder(Payments));
        Assert.Equal("2s  shop/cart  shop/timeouts.yaml:18", TimeoutUnder(Cart));

        // 2. The shop wants 10 seconds for what its own proxies call: a policy of the namespace goes before one of the whole mesh. It goes
        // even before what the cart recommends to its callers, for the word of a consumer counts more than that of a producer.
        _shop.Write("policies/namespace.yaml", Timeout("shop-calls", "shop", "10s", "kind: Mesh"));
        Assert.Equal("10s  shop/shop-calls  policies/namespace.yaml:13", TimeoutUnder(Anywhere));
        Assert.Null(TimeoutUnder(Payments));
        Assert.Equal("10s  shop/shop-calls  policies/namespace.yaml:13", TimeoutUnder(Cart));

        // 3. Payments answers fast on its http port: 5 seconds there. All other calls keep their 10 seconds.
        _shop.Write(
            "policies/port.yaml",
            Timeout("payments", "shop", "5s", "kind: MeshService", "name: payments", "namespace: payments", "sectionName: http"));
        Assert.Equal("5s  shop/payments  policies/port.yaml:16", TimeoutUnder(Payments));
        Assert.Equal("10s  shop/shop-calls  policies/namespace.yaml:13", TimeoutUnder(Anywhere));

        // 4. Refunds take long: requests for /refunds get a route, and the route 60 seconds. All other requests keep their 5 seconds.
        _shop.Write("policies/route.yaml", RefundsRoute);
        _shop.Write("policies/route-timeout.yaml", Timeout("refunds", "shop", "1m", "kind: MeshHTTPRoute", "labels: {kuma.io/display-name: refunds}"));
        Assert.Equal("1m0s  shop/refunds  policies/route-timeout.yaml:14", TimeoutUnder(Payments, AlongRefunds));
        Assert.Equal("5s  shop/payments  policies/port.yaml:16", TimeoutUnder(Payments));
        Assert.Equal("10s  shop/shop-calls  policies/namespace.yaml:13", TimeoutUnder(Anywhere));

        // In all this nobody has made a mistake.
        Assert.StartsWith("No findings in ", Meshservice.RunIn(_shop.Path, "", "check", ".").Output, StringComparison.Ordinal);
    }

    /// <summary>
    /// The request timeout that <c>inspect dataplane shop/frontend</c> prints below a heading (and below a line under it), with the policy
    /// and the line that it comes from; null where it prints none there.
    /// </summary>
    private string? TimeoutUnder(string heading, string? below = null)
    {
        var run = Meshservice.RunIn(_shop.Path, "", "inspect", "dataplane", "shop/frontend", ".");
        Assert.Equal((0, ""), (run.Status, run.Error));
        var block = run.Output.Split("\n\n").SingleOrDefault(b => b.StartsWith(heading, StringComparison.Ordinal));
        var lines = block?.Split('\n').SkipWhile(l => below is not null && l != below).ToList() ?? [];
        var found = lines.Select(l => RequestTimeout().Match(l)).FirstOrDefault(m => m.Success);
        return found is null ? null : Blanks().Replace(found.Groups[1].Value, "  ");
    }

    private void CopyTheShop()
    {
        var shop = Path.Combine(Repository.Root, "examples", "shop");
        foreach (var file in Directory.GetFiles(shop, "*.yaml", SearchOption.AllDirectories))
        {
            _shop.Write(Path.GetRelativePath(shop, file), File.ReadAllText(file));
        }
    }

    private void RemoveSecondDocument(string file)
    {
        var documents = File.ReadAllText(_shop.At(file)).Split("---\n");
        Assert.Equal(2, documents.Length);
        Assert.Contains("name: frontend-to-payments", documents[1], StringComparison.Ordinal);
        _shop.Write(file, documents[0]);
    }

    private static string Timeout(string name, string ns, string timeout, params string[] targetRef) =>
        $$"""
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata:
          name: {{name}}
          namespace: {{ns}}
          labels: {kuma.io/mesh: default}
        spec:
          to:
            - targetRef:
                {{string.Join("\n        ", targetRef)}}
              default:
                http:
                  requestTimeout: {{timeout}}
        """;

    private const string RefundsRoute = """
        apiVersion: kuma.io/v1alpha1
        kind: MeshHTTPRoute
        metadata:
          name: refunds
          namespace: shop
          labels: {kuma.io/mesh: default}
        spec:
          to:
            - targetRef:
                kind: MeshService
                name: payments
                namespace: payments
              rules:
                - matches:
                    - path: {type: PathPrefix, value: /refunds}
                  default:
                    backendRefs:
                      - {kind: MeshService, name: payments, namespace: payments, port: 80}
        """;

    [GeneratedRegex(@"^ +(?:MeshTimeout)? +http\.requestTimeout +(\S.*)$")]
    private static partial Regex RequestTimeout();

    [GeneratedRegex(" {2,}")]
    private static partial Regex Blanks();
}
