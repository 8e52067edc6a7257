using MeshTargeting.Defaulting;
using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Tests.Defaulting;

public class MetricsDefaultsTests
{
    private const string All = """
        /spec/metrics/backends/0/conf/tls = {}
        /spec/metrics/backends/0/conf/port = 5670
        /spec/metrics/backends/0/conf/path = /metrics
        /spec/metrics/backends/0/conf/tags/kuma.io~1service = dataplane-metrics
        """;

    [Theory]
    [InlineData("{type: prometheus}", All)]
    [InlineData("{type: prometheus, conf: {port: ~, path: ~, tags: {}, tls: ~}}", All)]
    [InlineData("{type: prometheus, conf: {port: 1, path: /a, tags: {a: b}, skipMTLS: false}}", "/spec/metrics/backends/0/conf/tls = {}")]
    [InlineData("{type: prometheus, conf: {port: 1, path: /a, tags: {a: b}, skipMTLS: true}}", "/spec/metrics/backends/0/conf/tls/mode = disabled")]
    [InlineData("{type: prometheus, conf: {port: 0, path: '', tags: {a: b}, tls: {mode: providedTLS}}}", "")]
    [InlineData("{type: prometheus, conf: {port: many}}", "")]
    [InlineData("{type: statsd}", "")]
    public void fills_in_what_a_prometheus_backend_leaves_out(string backend, string expected)
    {
        var result = Defaulter.Apply(Mesh($"apiVersion: kuma.io/v1alpha1\nkind: Mesh\nmetadata: {{name: a}}\nspec: {{metrics: {{backends: [{backend}]}}}}"));

        Assert.Equal(expected, string.Join('\n', result.FilledIn));
        Assert.Empty(Defaulter.Apply(result.Resource).FilledIn);
    }

    [Fact]
    public void gives_the_mesh_with_what_it_filled_in()
    {
        var result = Defaulter.Apply(Mesh("type: Mesh\nname: a\nmetrics: {backends: [{type: statsd}, {type: prometheus, conf: {skipMTLS: true, envoy: {}}}]}"));

        Assert.Equal("/metrics/backends/1/conf/tls/mode", result.FilledIn[0].JsonPointer);
        var conf = Assert.IsType<Resource<MeshSpec>>(result.Resource).Spec.Metrics!.Backends![1].Conf!;
        Assert.Equal(
            ["envoy {}", "path /metrics", "port 5670", "skipMTLS True", """tags {"kuma.io/service":"dataplane-metrics"}""", """tls {"mode":"disabled"}"""],
            conf.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}"));
    }

    [Fact]
    public void fills_in_nothing_for_3_0() =>
        Assert.Empty(Defaulter.Apply(Mesh("type: Mesh\nname: a\nmetrics: {backends: [{type: prometheus}]}"), KumaSemantics.V3_0).FilledIn);

    private static Resource Mesh(string manifest) => Assert.Single(ManifestReader.Read(new SourceText("own.yaml", manifest)).Resources);
}
