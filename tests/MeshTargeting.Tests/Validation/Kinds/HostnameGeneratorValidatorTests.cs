using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Validation.Kinds;

public class HostnameGeneratorValidatorTests
{
    private const string NoName =
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

    [Theory]
    [InlineData("mesh.local")]
    [InlineData("{{ .DisplayName }}.svc.{{ .Zone }}.mesh.local")]
    [InlineData("{{ .Name }}.{{ .Namespace }}.{{ .Mesh }}")]
    [InlineData("{{ label \"statefulset.kubernetes.io/pod-name\" }}.mesh")]
    [InlineData("{{ if eq .Zone \"east\" }}e{{ else }}w{{ end }}.mesh")]
    public void accepts_templates_that_give_hostnames(string template)
    {
        Assert.Equal("", Rejections($"selector: {{meshService: {{}}}}\ntemplate: '{template}'"));
        Assert.Equal("", Judgement.Rejections("HostnameGenerator", $"selector: {{meshService: {{}}}}\ntemplate: '{template}'", KumaSemantics.V3_0));
    }

    [Theory]
    [InlineData("", "must not be empty")]
    [InlineData("{{ label ''app'' }}", "couldn't parse template: template: :1: malformed character constant: 'app'")]
    [InlineData(
        "{{ .Service }}",
        "couldn't render template with stub values: template: :1:3: executing \"\" at <.Service>: can't evaluate field Service in type struct { Name string; DisplayName string; Namespace string; Mesh string; Zone string }")]
    [InlineData("{{ .Name }}.Mesh", $"template renders to \"name.Mesh\" which is not a valid DNS name: {NoName}")]
    [InlineData("{{ .Name }}.", $"template renders to \"name.\" which is not a valid DNS name: {NoName}")]
    [InlineData("{{ \"\" }}", $"template renders to \"\" which is not a valid DNS name: {NoName}")]
    public void rejects_other_templates(string template, string expected) =>
        Assert.Equal($"spec.template: {expected}", Rejections($"selector: {{meshService: {{}}}}\ntemplate: '{template}'"));

    [Fact]
    public void limits_the_length_of_hostnames() => Assert.Equal(
        $"spec.template: template renders to \"{new string('a', 254)}\" which is not a valid DNS name: must be no more than 253 characters",
        Rejections($"selector: {{meshService: {{}}}}\ntemplate: {new string('a', 254)}"));

    [Theory]
    [InlineData("selector: {meshService: {}}", true)]
    [InlineData("selector: {meshExternalService: {matchLabels: {a: b}}}", true)]
    [InlineData("selector: {meshMultiZoneService: {}}", true)]
    [InlineData("selector: {}", false)]
    [InlineData("extension: {type: a}", false)]
    [InlineData("selector: {meshService: {}, meshMultiZoneService: {}}", false)]
    public void wants_exactly_one_selector(string selector, bool accepted) => Assert.Equal(
        accepted ? "" : "spec.selector: exact one selector (meshService, meshExternalService) must be defined",
        Rejections($"{selector}\ntemplate: a"));

    [Fact]
    public void tells_of_everything_in_kumas_order() => Assert.Equal(
        """
        spec.selector: exact one selector (meshService, meshExternalService) must be defined
        spec.template: must not be empty
        spec.extension.type: must not be empty
        """,
        Rejections("extension: {config: {a: 1}}"));

    private static string Rejections(string spec) => Judgement.Rejections("HostnameGenerator", spec);
}
