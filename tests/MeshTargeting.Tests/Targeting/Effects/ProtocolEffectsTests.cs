using MeshTargeting.Resources;
using MeshTargeting.Targeting.Effects;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Tests.Analysis;

namespace MeshTargeting.Tests.Targeting.Effects;

/// <summary>What policies set to no effect, by the protocol of the port.</summary>
public class ProtocolEffectsTests
{
    [Theory]
    [InlineData("MeshTimeout", "{connectionTimeout: 1s, idleTimeout: 1h, http: {requestTimeout: 1s}}", "http", "")]
    [InlineData("MeshTimeout", "{connectionTimeout: 1s, idleTimeout: 1h, http: {requestTimeout: 1s}}", "tcp", "http")]
    [InlineData("MeshTimeout", "{idleTimeout: 1h, http: {maxStreamDuration: 1s}}", "kafka", "http")]
    [InlineData("MeshTimeout", "{idleTimeout: 1h, http: {requestTimeout: 1s, maxStreamDuration: 1s}}", "grpc", "idleTimeout http.maxStreamDuration")]
    [InlineData("MeshRetry", "{http: {numRetries: 1}, grpc: {numRetries: 1}, tcp: {maxConnectAttempt: 1}}", "http", "grpc tcp")]
    [InlineData("MeshRetry", "{http: {numRetries: 1}, grpc: {numRetries: 1}, tcp: {maxConnectAttempt: 1}}", "http2", "http grpc tcp")]
    [InlineData("MeshRetry", "{http: {numRetries: 1}, grpc: {numRetries: 1}, tcp: {maxConnectAttempt: 1}}", "tcp", "http grpc")]
    [InlineData("MeshRetry", "{tcp: {maxConnectAttempt: 1}}", "kafka", "tcp")]
    [InlineData("MeshHealthCheck", "{http: {}, grpc: {}, tcp: {}}", "http2", "grpc tcp")]
    [InlineData("MeshHealthCheck", "{http: {disabled: true}, tcp: {}}", "http", "")]
    [InlineData("MeshHealthCheck", "{http: {disabled: false}, tcp: {}}", "http", "tcp")]
    [InlineData("MeshHealthCheck", "{http: {disabled: true}, tcp: {}}", "grpc", "tcp")]
    [InlineData("MeshHealthCheck", "{http: {disabled: true}, tcp: {}}", "tcp", "")]
    [InlineData("MeshLoadBalancingStrategy", "{loadBalancer: {type: RingHash}, hashPolicies: []}", "tcp", "hashPolicies")]
    [InlineData("MeshLoadBalancingStrategy", "{loadBalancer: {type: RingHash, ringHash: {minRingSize: 5}}}", "tcp", "")]
    [InlineData("MeshCircuitBreaker", "{connectionLimits: {maxRequests: 5}}", "tcp", "")]
    public void fields_without_effect(string kind, string conf, string protocol, string expected)
    {
        var item = Item(kind, conf);

        Assert.Equal(expected, string.Join(' ', ProtocolEffects.Of(item.Policy.Kind, item.Conf, protocol).Select(f => f.Path)));
        Assert.True(expected.Length == 0 || ProtocolEffects.MayIdle(item.Policy.Kind, protocol));
    }

    [Theory]
    [InlineData("{idleTimeout: 1h}", "grpc", false)]
    [InlineData("{idleTimeout: 1h, connectionTimeout: 1s}", "grpc", true)]
    [InlineData("{http: {maxStreamDuration: 1h, requestTimeout: 1s}}", "grpc", true)]
    [InlineData("{http: {maxStreamDuration: 1h, requestTimeout: 1s}}", "tcp", false)]
    public void whether_anything_of_it_has_an_effect(string conf, string protocol, bool expected)
    {
        var item = Item("MeshTimeout", conf);

        Assert.Equal(expected, ProtocolEffects.SetsAny(item.Policy.Kind, item.Conf, protocol));
    }

    private static PolicyItem Item(string kind, string conf)
    {
        var world = AnalysisCase.Of($$"""
            apiVersion: kuma.io/v1alpha1
            kind: {{kind}}
            metadata: {name: p, namespace: app}
            spec:
              to:
                - targetRef: {kind: Mesh}
                  default: {{conf}}
            """).World;
        return PolicyItems.Of(world.Resources.Single(r => r.Kind.Name == kind), KumaSemantics.V2_14).To[0];
    }
}
