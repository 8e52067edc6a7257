using MeshTargeting.Findings;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Tests.Reading;

public class TemplateTests
{
    [Theory]
    [InlineData("type: MeshService\nname: {{ .Values.name }}\nspec: {}\n", "2:7")]
    [InlineData("type: MeshService\nname: {{.Values.name}}\nspec: {}\n", "2:7")]
    [InlineData("type: MeshService\nname: {{ name }}\nmesh: {{ mesh }}\n", "2:7")]
    [InlineData("{{- if .Values.enabled }}\ntype: MeshService\n{{- end }}\n", "1:1")]
    [InlineData("type: MeshService\nname: a\nlabels:\n  {{- toYaml .Values.labels | nindent 2 }}\nspec: {}\n", "4:3")]
    [InlineData("{% if enabled %}\ntype: MeshService\n{% endif %}\n", "1:1")]
    [InlineData("type: MeshService\nname: a # {{ not here }}\nlabels: {a: \"{{ nor here }}\"}\nspec:\n{{ here }}\n", "5:1")]
    [InlineData("type: MeshService\nname: web-{{ .Release.Name }}\nspec: {}\n", "2:7")]
    [InlineData("type: MeshService\nname: \"{{ .Release.Name }}\"\nspec: {}\n", "2:7")]
    [InlineData("type: MeshService\nname: a\nmesh: '{{ .Values.mesh }}'\nspec: {}\n", "3:7")]
    [InlineData("type: MeshService\nname: a\nspec:\n  ports:\n    - port: \"{{ .Values.port }}\"\n", "5:13")]
    [InlineData("type: MeshService\nname: a\nspec:\n  state: '{{ .Values.state }}'\n", "4:10")]
    [InlineData("apiVersion: kuma.io/v1alpha1\nkind: \"{{ .Values.kind }}\"\n", "2:7")]
    [InlineData("type: MeshService\nname: a\nlabels: {team: \"{{ .Values.team }}\"}\nspec: {}\n", "3:16")]
    [InlineData("type: MeshService\nname: a\nlabels: {\"{{ .Values.key }}\": shop}\nspec: {}\n", "3:10")]
    [InlineData("type: MeshService\nname: a\nspec:\n  selector: {dataplaneTags: {app: '{{ .Values.app }}'}}\n", "4:35")]
    [InlineData("type: MeshService\nname: a\nspec:\n  selector: {dataplaneRef: {name: '{{ .Values.proxy }}'}}\n", "4:35")]
    [InlineData("type: MeshTimeout\nname: a\nspec:\n  to: [{targetRef: {kind: MeshService, name: \"{{ .Values.target }}\"}, default: {}}]\n", "4:46")]
    [InlineData("type: MeshTimeout\nname: a\nspec:\n  to: [{targetRef: {kind: Mesh}, default: {idleTimeout: \"{{ .Values.idle }}\"}}]\n", "4:57")]
    public void an_unrendered_template_is_named_as_such_once_and_not_judged(string text, string place)
    {
        var result = Read.Yaml(text);
        Assert.Equal(
            $"{place} MS005 template not rendered: run helm template, or whichever tool it is written for, and check what that prints",
            Line(Assert.Single(result.Findings)));
        Assert.Empty(result.Resources);
    }

    [Theory]
    [InlineData("foo: {{ .Values.foo }}\n", Severity.Info)]
    [InlineData("apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ .Release.Name }}\n", Severity.Info)]
    [InlineData("apiVersion: kuma.io/v1alpha1\nkind: {{ .Values.kind }}\n", Severity.Error)]
    [InlineData("type: MeshService\nname: {{ .Values.name }}\n", Severity.Error)]
    [InlineData("metadata:\n  labels:\n    kuma.io/sidecar-injection: {{ .Values.injection }}\n", Severity.Error)]
    public void a_template_that_does_not_speak_of_Kuma_is_only_mentioned(string text, Severity severity) =>
        Assert.Equal(severity, Assert.Single(Read.Yaml(text).Findings).Severity);

    [Fact]
    public void each_document_is_named_once()
    {
        var result = Read.Yaml("a: {{ b }}\nc: {{ d }}\n---\na: {{ b }}\n---\ntype: MeshService\nname: ok\nspec: {}\n");
        Assert.Equal(["1:4", "4:4"], result.Findings.Select(f => $"{f.Position!.Value.Line}:{f.Position!.Value.Column}"));
        Assert.Single(result.Resources);
    }

    [Fact]
    public void the_template_of_a_HostnameGenerator_is_legitimate()
    {
        var generator = Read.Clean<HostnameGeneratorSpec>(
            """
            type: HostnameGenerator
            name: local
            spec:
              selector: {meshService: {matchLabels: {kuma.io/origin: zone}}}
              template: "{{ .DisplayName }}.{{ .Namespace }}.svc.mesh.local"
            """);

        Assert.Equal("{{ .DisplayName }}.{{ .Namespace }}.svc.mesh.local", generator.Spec.Template);
    }

    [Fact]
    public void annotations_may_hold_templates_for_others_to_fill_in() => Assert.Single(Read.Clean(
        """
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata:
          name: a
          annotations: {vault.hashicorp.com/agent-inject-template: "{{ .Data.password }}"}
        spec: {}
        """).Metadata.Annotations);

    [Theory]
    [InlineData("${NAME}")]
    [InlineData("$(NAME)")]
    [InlineData("<name>")]
    public void other_placeholders_are_strings(string name) => Assert.Equal(name, Read.Clean($"type: MeshService\nname: {name}\nspec: {{}}\n").Metadata.Name);

    [Fact]
    public void braces_within_braces_are_YAML_when_a_space_is_between() =>
        Assert.Equal("1:6 MS001 - a key must be a single value, not a list or an object", Read.Finding("a: { { b } }"));

    [Fact]
    public void a_fault_beside_a_quoted_placeholder_is_reported_as_what_it_is() =>
        Assert.StartsWith("2:4 MS001", Read.Finding("a: \"{{ .DisplayName }}\"\nb: 'x\n"));

    private static string Line(MeshTargeting.Findings.Finding finding) =>
        $"{finding.Position!.Value.Line}:{finding.Position!.Value.Column} {finding.Rule.Code} {finding.Message}";
}
