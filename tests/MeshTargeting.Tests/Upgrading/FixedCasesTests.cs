using MeshTargeting.Resources;
using MeshTargeting.Targeting;
using MeshTargeting.Tests.Analysis;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Upgrading;

/// <summary>The cases of MS803 and beyond, with every fix made in their texts.</summary>
public class FixedCasesTests
{
    public static TheoryData<string> Cases => MendedCasesTests.Cases;

    [Theory]
    [MemberData(nameof(Cases))]
    public void have_nothing_left_that_could_be_rewritten(string name)
    {
        var (text, options) = Load(name);

        var after = Upgraded.Fix(text, options);

        Assert.DoesNotContain(Upgraded.Findings(after, options), f => f.Fix is not null);
        Assert.Equal(after, Upgraded.Fix(after, options));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void have_policies_that_select_under_3_0_what_they_selected_under_2_14(string name)
    {
        var (text, options) = Load(name);
        var old = MeshAnswers.WorldOf(text, options with { Semantics = KumaSemantics.V2_14 });
        var after = Upgraded.Fix(text, options);
        var now = MeshAnswers.WorldOf(after, options with { Semantics = KumaSemantics.V3_0 });
        var byHand = Upgraded.Findings(after, options).Select(f => f.Resource).ToHashSet();

        foreach (var policy in old.Resources.Where(r => r.SpecObject is IPolicySpec && !byHand.Contains(r.Id)))
        {
            Assert.Equal(Selected(old, policy), Selected(now, now.Find(policy.Id)!));
        }
    }

    /// <summary>What needs a person in them says nothing of who gets what where, save for the panic threshold.</summary>
    [Fact]
    public void the_example_gives_every_proxy_under_3_0_what_it_had_under_2_14()
    {
        var options = new WorldOptions { Semantics = KumaSemantics.V2_14 };
        var text = string.Join("\n---\n", Directory.EnumerateFiles(Path.Combine(Repository.Root, "examples/upgrade")).Order(StringComparer.Ordinal).Select(File.ReadAllText));
        var before = MeshAnswers.Of(MeshAnswers.WorldOf(text, options));

        var after = MeshAnswers.Of(MeshAnswers.WorldOf(Upgraded.Fix(text, options), options with { Semantics = KumaSemantics.V3_0 }));

        Assert.Equal(before.Where(line => !line.Contains("healthyPanicThreshold", StringComparison.Ordinal) && !line.Contains("MeshTrafficPermission", StringComparison.Ordinal)), after);
        Assert.Contains(before, line => line.Contains(" route ", StringComparison.Ordinal));
        Assert.Contains(before, line => line.Contains("MeshRateLimit", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Selected(World world, Resource policy) =>
        ProxyMatching.Select(world, policy).Select(match => $"{match.Proxy.Id} {string.Join(",", match.Inbounds)}");

    private static (string Text, WorldOptions Options) Load(string name) =>
        (File.ReadAllText(Path.Combine(AnalysisCase.Root, name, "input.yaml")), AnalysisCase.Load(name).Options);
}
