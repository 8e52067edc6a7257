using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Validation;

namespace MeshTargeting.Tests.Validation;

public class UniversalMetadataTests
{
    private const string Local = "{kuma.io/origin: zone}";

    private const string NoSubdomain =
        "name: invalid characters. A lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character";

    private const string QualifiedName =
        "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

    [Theory]
    [InlineData("cart", "")]
    [InlineData("cart.shop-1", "")]
    [InlineData("cart_shop", NoSubdomain)]
    [InlineData("Cart", NoSubdomain)]
    [InlineData("cart-", NoSubdomain)]
    [InlineData("cart..shop", NoSubdomain)]
    public void judges_the_name(string name, string expected) => Assert.Equal(expected, Found(name));

    [Fact]
    public void bounds_the_name()
    {
        Assert.Equal("", Found(new string('a', 253)));
        Assert.Equal("name: value length must less or equal 253", Found(new string('a', 254)));
    }

    [Fact]
    public void leaves_room_for_the_zone_that_the_global_control_plane_puts_in_front()
    {
        var zone = ControlPlane.Default with { Mode = ControlPlaneMode.FederatedZone, Zone = "east" };

        Assert.Equal("", Found(new string('a', 247), labels: Local, controlPlane: zone));
        Assert.Equal("name: the length of the name must be shorter", Found(new string('a', 248), labels: Local, controlPlane: zone));
        Assert.Equal("", Found(new string('a', 248), labels: Local, controlPlane: zone with { Zone = null }));
    }

    [Theory]
    [InlineData("old_mesh", "")]
    [InlineData("'-'", "")]
    [InlineData("''", "mesh: cannot be empty")]
    [InlineData("Shop", "mesh: invalid characters. Valid characters are numbers, lowercase latin letters and '-', '_', '.' symbols.")]
    public void judges_the_mesh(string mesh, string expected) => Assert.Equal(expected, Found("cart", mesh));

    [Theory]
    [InlineData("{kuma.io/origin: zone, kuma.io/mesh: default, example.com/a_b.c: '', A: B_c.d-e}", "")]
    [InlineData("{kuma.io/origin: ''}", "")]
    [InlineData("{kuma.io/managed-by: meshservice-generator, kuma.io/deletion-grace-period-started-at: '2026-01-02T03:04:05Z'}", "")]
    [InlineData("{kuma.io/origin: elsewhere}", "labels[\"kuma.io/origin\"]: unknown resource origin \"elsewhere\"")]
    [InlineData("{kuma.io/mesh: other}", "labels[\"kuma.io/mesh\"]: kuma.io/mesh label must not differ from mesh set on resource")]
    [InlineData("{kuma.io/mesh: other, kuma.io/origin: global}", "")]
    [InlineData("{a/b/c: d}", "labels[\"a/b/c\"]: a qualified name " + QualifiedName + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')")]
    [InlineData("{/a: b}", "labels[\"/a\"]: prefix part must be non-empty")]
    [InlineData("{a/: b}", "labels[\"a/\"]: name part must be non-empty\nlabels[\"a/\"]: name part " + QualifiedName)]
    [InlineData("{-a: b}", "labels[\"-a\"]: name part " + QualifiedName)]
    [InlineData(
        "{a: -b}",
        "labels[\"a\"]: a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')")]
    public void judges_labels(string labels, string expected) => Assert.Equal(expected, Found("cart", labels: labels));

    [Theory]
    [InlineData(ControlPlaneMode.Zone, "{}", "")]
    [InlineData(ControlPlaneMode.FederatedZone, Local, "")]
    [InlineData(ControlPlaneMode.FederatedZone, "{}", "labels[\"kuma.io/origin\"]: the origin label must be set to 'zone'")]
    [InlineData(ControlPlaneMode.FederatedZone, "{kuma.io/origin: global}", "labels[\"kuma.io/origin\"]: the origin label must be set to 'zone'")]
    [InlineData(ControlPlaneMode.Global, "{}", "")]
    [InlineData(ControlPlaneMode.Global, "{kuma.io/origin: global}", "")]
    [InlineData(ControlPlaneMode.Global, Local, "labels[\"kuma.io/origin\"]: the origin label must be set to 'global'")]
    public void demands_the_origin_of_the_control_plane(ControlPlaneMode mode, string labels, string expected)
    {
        var controlPlane = ControlPlane.Default with { Mode = mode };

        Assert.Equal(expected, Found("cart", labels: labels, controlPlane: controlPlane));
        Assert.Equal("", Found("cart", labels: labels, controlPlane: controlPlane with { DisableOriginLabelValidation = true }));
    }

    [Theory]
    [InlineData("{kuma.io/zone: east}", "")]
    [InlineData("{kuma.io/zone: west, kuma.io/origin: global}", "")]
    [InlineData("{kuma.io/zone: west}", "labels[\"kuma.io/zone\"]: kuma.io/zone label should have east value")]
    public void demands_the_own_zone_where_it_is_stated(string labels, string expected)
    {
        Assert.Equal(expected, Found("cart", labels: labels, controlPlane: ControlPlane.Default with { Zone = "east" }));
        Assert.Equal("", Found("cart", labels: labels));
    }

    [Fact]
    public void bounds_labels()
    {
        var longest = new string('a', 63);

        Assert.Equal("", Found("cart", labels: $"{{{longest}: {longest}}}"));
        Assert.Equal(
            $"labels[\"{longest}a\"]: name part must be no more than 63 characters\nlabels[\"{longest}a\"]: must be no more than 63 characters",
            Found("cart", labels: $"{{{longest}a: {longest}a}}"));
    }

    private static string Found(string name, string mesh = "default", string labels = "{}", ControlPlane? controlPlane = null) =>
        Found(new SourceText("own.yaml", $"{{type: MeshTLS, name: {name}, mesh: {mesh}, labels: {labels}, spec: {{}}}}"), controlPlane);

    private static string Found(SourceText text, ControlPlane? controlPlane = null) => string.Join(
        '\n',
        Validator.Validate(Assert.Single(ManifestReader.Read(text).Resources), controlPlane ?? ControlPlane.Default)
            .Where(f => f.Rule.IsKumaRejection)
            .Select(f => $"{f.Field}: {f.Message}"));
}
