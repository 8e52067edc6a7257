using MeshTargeting.Findings;
using MeshTargeting.Judging;
using MeshTargeting.Judging.Settings;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Judging;

/// <summary>The configuration file: what it can settle, and what is said of one that is not understood.</summary>
public class SettingsReaderTests
{
    [Fact]
    public void reads_everything_that_can_be_settled()
    {
        var settings = Read("""
            # yaml-language-server: $schema=docs/meshservice.schema.json
            severities:
              MS302: error
              MS5xx: info
              MS501: off
            enforce: [MS302]
            exclude:
              - vendor/
              - "**/values*.yaml"
            complete: true
            context: live
            kumaVersion: 3.0
            mode: global
            zone: east
            systemNamespace: kong-mesh
            derive: no
            meshServicesMode: Everywhere
            failOn: warning
            baseline: known.json
            """);

        Assert.Equal(Severity.Error, settings.Severities["MS302"]);
        Assert.Equal(Severity.Info, settings.Severities["MS5xx"]);
        Assert.True(settings.IsOff("MS501"));
        Assert.False(settings.IsOff("MS502"));
        Assert.True(settings.Enforces("MS302"));
        Assert.False(settings.Enforces("MS303"));
        Assert.True(settings.Excludes("charts/x/values-prod.yaml"));
        Assert.True(settings.IsComplete);
        Assert.Equal(["live"], settings.Context);
        Assert.Same(KumaSemantics.V3_0, settings.Semantics);
        Assert.Equal((ControlPlaneMode.Global, "east", "kong-mesh"), (settings.Mode, settings.Zone, settings.SystemNamespace));
        Assert.Equal((false, MeshServicesMode.Everywhere), (settings.Derive, settings.MeshServicesMode));
        Assert.Equal((FailOn.Warning, "known.json"), (settings.FailOn, settings.Baseline));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    [InlineData("severities:\n  # MS302: error\nexclude:\n")]
    [InlineData("{}")]
    public void settles_nothing_where_nothing_is_written(string text)
    {
        var settings = Read(text);

        Assert.Empty(settings.Severities);
        Assert.Empty(settings.Excluded);
        Assert.Null(settings.IsComplete);
    }

    [Theory]
    [InlineData("severties: {}", "1:1 unknown key \"severties\"; did you mean \"severities\"?")]
    [InlineData("enforced: [MS302]", "1:1 unknown key \"enforced\"; did you mean \"enforce\"?")]
    [InlineData("complete: true\ncomplete: false", "2:1 the key \"complete\" stands twice here; the first, in line 1, has no effect")]
    [InlineData("complete: maybe", "1:11 expected true or false, found \"maybe\"")]
    [InlineData("complete: \"true\"", "1:11 expected true or false, found \"true\"")]
    [InlineData("severities: [MS302]", "1:13 expected an object of codes and their severities, found a list")]
    [InlineData("severities:\n  MS302: eror", "2:10 expected error, warning, info or off, found \"eror\"; did you mean \"error\"?")]
    [InlineData("severities:\n  MS3O2: error", "2:3 no code \"MS3O2\"; did you mean MS302?")]
    [InlineData("severities:\n  MS0001: error", "2:3 no code \"MS0001\"; did you mean MS001?")]
    [InlineData("enforce: [MSxxx]", "1:11 no code \"MSxxx\"; see meshservice rules")]
    [InlineData("exclude: [1]", "1:11 expected a string, found \"1\"")]
    [InlineData("mode: zones", "1:7 expected zone, federated-zone or global, found \"zones\"; did you mean \"zone\"?")]
    [InlineData("kumaVersion: [2.14]", "1:14 expected 2.14 or 3.0, found a list")]
    [InlineData("zone: {}", "1:7 expected a string, found an object")]
    [InlineData("- complete", "1:1 expected an object with the keys of a configuration")]
    [InlineData("complete: [", "1:11 not valid YAML: the bracket that opens here is never closed")]
    public void says_what_is_wrong_and_where(string text, string problem)
    {
        var (_, problems) = SettingsReader.Read(new SourceText(".meshservice.yaml", text));

        Assert.Equal(problem, string.Join("; ", problems.Select(p => $"{p.Position.Line}:{p.Position.Column} {p.Message}")));
    }

    [Fact]
    public void says_all_that_is_wrong_in_the_order_of_the_text()
    {
        var (_, problems) = SettingsReader.Read(new SourceText("c.yaml", "zoom: 1\nmode: no\nfailOn: fatal\n"));

        Assert.Equal([1, 2, 3], problems.Select(p => p.Position.Line));
    }

    [Fact]
    public void the_checked_in_schema_for_editors_is_that_of_the_model()
    {
        CheckedInFiles.VerifyFile("docs/meshservice.schema.json", SettingsSchema.Write());
    }

    [Theory]
    [InlineData("""{"severities": {"MS302": "error", "MS5xx": "off", "MS501": false}, "enforce": "MS302", "exclude": ["x"], "complete": true}""", true)]
    [InlineData("""{"kumaVersion": 2.14, "mode": "federated-zone", "zone": "east", "context": ["a", "b"], "failOn": "never"}""", true)]
    [InlineData("{}", true)]
    [InlineData("""{"severties": {}}""", false)]
    [InlineData("""{"severities": {"MS302": "eror"}}""", false)]
    [InlineData("""{"severities": {"MSxxx": "error"}}""", false)]
    [InlineData("""{"enforce": [302]}""", false)]
    [InlineData("""{"complete": "yes"}""", false)]
    [InlineData("""{"kumaVersion": "2.13"}""", false)]
    [InlineData("""{"zone": ""}""", false)]
    public void the_schema_and_the_reader_agree(string json, bool fits)
    {
        var (_, problems) = SettingsReader.Read(new SourceText("c.yaml", json));

        Assert.Equal(fits, problems.Count == 0);
        Assert.Equal(fits, JsonSchema.Parse(SettingsSchema.Write()).Validate(json).Count == 0);
    }

    private static CheckSettings Read(string text)
    {
        var (settings, problems) = SettingsReader.Read(new SourceText(".meshservice.yaml", text));
        Assert.Empty(problems);
        return settings;
    }
}
