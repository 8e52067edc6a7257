using MeshTargeting.Validation.Templates;

namespace MeshTargeting.Tests.Validation.Templates;

public class HostnameTests
{
    private static readonly Dictionary<string, string> Labels = new()
    {
        ["kuma.io/display-name"] = "cart",
        ["k8s.kuma.io/namespace"] = "shop",
        ["kuma.io/zone"] = "east",
        ["Odd"] = "A",
    };

    [Theory]
    [InlineData("{{ .DisplayName }}.svc.{{ .Zone }}.mesh.local", "cart.svc.east.mesh.local")]
    [InlineData("{{ .Name }}.{{ .Namespace }}.{{ .Mesh }}", "cart-6f8d.shop.default")]
    [InlineData("{{ label \"kuma.io/zone\" }}", "east")]
    public void is_made_of_name_labels_and_mesh(string template, string expected) =>
        Assert.Equal(new Hostname(expected, null), Hostname.Of(template, "cart-6f8d", "default", Labels, "west"));

    [Fact]
    public void takes_the_name_and_the_local_zone_where_there_are_no_labels() => Assert.Equal(
        new Hostname("cart.west.mesh", null),
        Hostname.Of("{{ .DisplayName }}{{ .Namespace }}.{{ .Zone }}.mesh", "cart", "default", new Dictionary<string, string>(), "west"));

    [Theory]
    [InlineData("{{ .Name", "failed compiling gotemplate error=\"template: :1: unclosed action\"")]
    [InlineData(
        "{{ label \"none\" }}",
        "pre evaluation of template with parameters failed with error=\"template: :1:3: executing \\\"\\\" at <label \\\"none\\\">: error calling label: label none not found\"")]
    [InlineData(
        "{{ .Service }}",
        "pre evaluation of template with parameters failed with error=\"template: :1:3: executing \\\"\\\" at <.Service>: can't evaluate field Service in type hostname.meshedName\"")]
    [InlineData("{{ label \"Odd\" }}", "generated hostname \"A\" is not a valid DNS name: a lowercase RFC 1123 subdomain must consist of")]
    public void says_in_kumas_words_why_there_is_none(string template, string expected)
    {
        var hostname = Hostname.Of(template, "cart", "default", Labels, "west");

        Assert.Null(hostname.Name);
        Assert.StartsWith(expected, hostname.Error, StringComparison.Ordinal);
    }
}
