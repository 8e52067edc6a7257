using System.Text.Json;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation;
using MeshTargeting.Validation.Common;

namespace MeshTargeting.Tests.Validation.Common;

public class SharedCheckTests
{
    private const string OfValue = "when \"op\" is one of [\"add\", \"replace\"]";
    private const string OfFrom = "when \"op\" is one of [\"move\", \"copy\"]";

    [Theory]
    [InlineData("add", "/a", true, false)]
    [InlineData("replace", "", true, false)]
    [InlineData("move", "/a", false, true)]
    [InlineData("copy", "/", false, true)]
    [InlineData("remove", "/a/0", false, false)]
    public void accepts_json_patches(string op, string path, bool hasValue, bool hasFrom) => Assert.Empty(Patch(op, path, hasValue, hasFrom));

    [Fact]
    public void rejects_wrong_json_patches()
    {
        Assert.Equal(["patch: must not be empty"], Judged.By(f => JsonPatchValidator.Validate([], Place.Root.At("patch"), f)));
        Assert.Equal(
            ["patch[0].op: \"op\" must be one of [\"add\", \"remove\", \"replace\", \"move\", \"copy\"]", "patch[0].path: must be defined"],
            Patch("test", null, false, false));
        Assert.Equal(
            [$"patch[0].from: \"from\" must not be empty {OfFrom}", $"patch[0].value: \"value\" is allowed only {OfValue}"],
            Patch("move", "/a", true, false));
        Assert.Equal(
            [$"patch[0].from: \"from\" is allowed only {OfFrom}", $"patch[0].value: \"value\" must not be empty {OfValue}"],
            Patch("add", "/a", false, true));
        Assert.Equal(["patch[0].path: root path cannot be removed"], Patch("remove", "/", false, false));
    }

    [Theory]
    [InlineData("10Mbps")]
    [InlineData("1 Gbps")]
    [InlineData("kbps")]
    [InlineData("10GMkbps")]
    public void accepts_bandwidths(string value) => Assert.Empty(Judged.By(f => TextChecks.Bandwidth(value, Place.Root.At("rate"), f)));

    [Theory]
    [InlineData("", "must be defined")]
    [InlineData("10bps", "must be in kbps/Mbps/Gbps units")]
    [InlineData("10  Mbps", "must be in kbps/Mbps/Gbps units")]
    [InlineData("1.5Mbps", "must be in kbps/Mbps/Gbps units")]
    [InlineData("10Mbps\n", "must be in kbps/Mbps/Gbps units")]
    public void rejects_other_bandwidths(string value, string message) =>
        Assert.Equal([$"rate: {message}"], Judged.By(f => TextChecks.Bandwidth(value, Place.Root.At("rate"), f)));

    [Theory]
    [InlineData("", "must be defined")]
    [InlineData("%MESH%", "must be a static OpenTelemetry attribute name; placeholders are only supported in values")]
    [InlineData("otel.scope", "must not use the reserved OpenTelemetry prefix 'otel.'")]
    [InlineData("http..method", "must start with a lowercase letter, use only lowercase letters, digits, '.' or '_', avoid consecutive delimiters, and end with a letter or digit")]
    public void rejects_attribute_names(string value, string message)
    {
        Assert.Equal([$"key: {message}"], Judged.By(f => TextChecks.OtelAttributeName(value, Place.Root.At("key"), f)));
        Assert.Empty(Judged.By(f => TextChecks.OtelAttributeName("http.request_method", Place.Root.At("key"), f)));
    }

    [Fact]
    public void asks_for_the_port_of_a_multi_zone_service() => Assert.Equal(
        ["backend.port: must be defined with kind MeshMultiZoneService"],
        Judged.By(f => BackendRefValidator.Validate(new BackendRef { Kind = "MeshMultiZoneService" }, Place.Root.At("backend"), f)));

    [Fact]
    public void bounds_weights_from_kuma_3_0_on()
    {
        var heavy = new BackendRef { Kind = "MeshService", Weight = 1L << 32 };

        Assert.Empty(Judged.By(f => BackendRefValidator.Validate(heavy, Place.Root.At("backend"), f)));
        Assert.Equal(
            ["backend.weight: must be in inclusive range [0, 4294967295]"],
            Judged.By(f => BackendRefValidator.Validate(heavy, Place.Root.At("backend"), f), KumaSemantics.V3_0));
    }

    private static string[] Patch(string op, string? path, bool hasValue, bool hasFrom) => Judged.By(f => JsonPatchValidator.Validate(
        [new JsonPatchBlock { Op = op, Path = path, Value = hasValue ? JsonElement.Parse("1") : null, From = hasFrom ? "/b" : null }],
        Place.Root.At("patch"),
        f));
}
