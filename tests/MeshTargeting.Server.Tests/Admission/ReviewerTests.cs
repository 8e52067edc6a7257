using System.Text.Json.Nodes;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.State;
using MeshTargeting.Server.Tests.Harness;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.Tests.Admission;

public class ReviewerTests
{
    private static readonly ServerOptions Options = new() { From = "." };

    [Fact]
    public void judges_an_object_alone_until_the_world_is_there()
    {
        Assert.False(Judge.Review(Options, new WorldState(), Requests.Create(Requests.MeshService("{}"))).Allowed);
        Assert.Null(Judge.Review(Options, new WorldState(), Requests.Create(Policy("none"))).Warnings);
    }

    [Fact]
    public void resolves_in_the_latest_world()
    {
        var state = new WorldState();
        state.Replace(new Snapshot(World.Create([], new WorldOptions()), 0, [], []));

        Assert.StartsWith("MS302 ", Assert.Single(Judge.Review(Options, state, Requests.Create(Policy("none"))).Warnings!), StringComparison.Ordinal);
    }

    [Fact]
    public void judges_by_the_version_of_kuma_that_it_is_told()
    {
        var service = Requests.MeshService(
            """{"selector":{"dataplaneTags":{"app":"a"}},"ports":[{"port":9092,"targetPort":9092,"appProtocol":"kafka"}]}""");
        var world = new WorldOptions { Semantics = MeshTargeting.Resources.KumaSemantics.V3_0 };

        Assert.True(Judge.Review(Options, new WorldState(), Requests.Create(service)).Allowed);
        Assert.False(Judge.Review(Options with { World = world }, new WorldState(), Requests.Create(service)).Allowed);
    }

    [Fact]
    public void reads_by_the_version_of_kuma_that_it_is_told()
    {
        var service = JsonNode.Parse(
            """
            {"apiVersion":"kuma.io/v1alpha1","kind":"MeshExternalService","metadata":{"name":"a","namespace":"kuma-system"},
            "spec":{"match":{"port":443},"tls":{"verification":{"caCert":{"type":"Secret","secretRef":{"kind":"Secret","name":"a"} } } } } }
            """)!;
        var world = new WorldOptions { Semantics = MeshTargeting.Resources.KumaSemantics.V3_0 };

        Assert.Contains("it comes with Kuma 3.0", Said(Options), StringComparison.Ordinal);
        Assert.Equal("", Said(Options with { World = world }));

        string Said(ServerOptions options)
        {
            var response = Judge.Review(options, new WorldState(), Requests.Create(service) with { Namespace = "kuma-system" });
            return string.Join('\n', [response.Status?.Message, .. response.Warnings ?? []]);
        }
    }

    private static JsonNode Policy(string service) => JsonNode.Parse(
        $$"""
        {"apiVersion":"kuma.io/v1alpha1","kind":"MeshTimeout","metadata":{"name":"t","namespace":"app"},
        "spec":{"to":[{"targetRef":{"kind":"MeshService","name":"{{service}}"},"default":{"idleTimeout":"1h"} }]} }
        """)!;
}
