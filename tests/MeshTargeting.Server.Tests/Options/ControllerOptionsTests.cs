using MeshTargeting.Generation.Plans;
using MeshTargeting.Server.Options;
using Microsoft.Extensions.Configuration;

namespace MeshTargeting.Server.Tests.Options;

public class ControllerOptionsTests
{
    [Fact]
    public void keeps_nothing_in_step_unless_told_so()
    {
        var settings = Read();

        Assert.Equal(Duties.None, settings.Duties);
        Assert.Equal(["241.0.0.0/8", "242.0.0.0/8", "243.0.0.0/8"], settings.Ranges.Select(r => r.Range.ToString()));
        Assert.Equal(TimeSpan.FromHours(1), settings.Universal.DeletionGracePeriod);
        Assert.False(settings.Universal.PropagatesLabels);
    }

    [Theory]
    [InlineData("all", Duties.All)]
    [InlineData("none", Duties.None)]
    [InlineData("generation", Duties.Generation)]
    [InlineData("status, addresses,Hostnames", Duties.Status | Duties.Addresses | Duties.Hostnames)]
    [InlineData("generation,status,addresses,hostnames,multizone,default-generators", Duties.All)]
    public void takes_all_or_none_or_a_list(string list, Duties duties) => Assert.Equal(duties, Read("--controllers", list).Duties);

    [Fact]
    public void holds_for_a_cluster_as_for_a_folder() => Assert.Equal(
        Duties.All, OptionsReader.Read(Configuration("--cluster", "--controllers=all", "--mode", "federated-zone")).Controllers.Duties);

    [Fact]
    public void takes_addresses_from_where_it_is_told()
    {
        var settings = Read(
            "--mesh-service-cidr", "10.1.0.0/16", "--mesh-external-service-cidr=fd00:242::/112", "--mesh-multi-zone-service-cidr", "10.2.0.0/16");

        Assert.Equal(
            [("MeshService", "10.1.0.0/16"), ("MeshExternalService", "fd00:242::/112"), ("MeshMultiZoneService", "10.2.0.0/16")],
            settings.Ranges.Select(r => (r.Kind.Name, r.Range.ToString())));
    }

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("0s", 0)]
    public void takes_the_grace_period_as_a_duration(string text, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Read("--deletion-grace-period", text).Universal.DeletionGracePeriod);

    [Fact]
    public void takes_label_propagation_with_keys_and_without()
    {
        // Without an equals sign the argument behind it is another option's.
        var (all, some, off) = (Read("--label-propagation", "--controllers=all"), Read("--label-propagation=team, env"), Read("--label-propagation=false"));

        Assert.True(all.Universal.PropagatesLabels);
        Assert.Empty(all.Universal.AllowedLabelKeys);
        Assert.True(some.Universal.PropagatesLabels);
        Assert.Equal(["env", "team"], some.Universal.AllowedLabelKeys.Order());
        Assert.False(off.Universal.PropagatesLabels);
    }

    [Theory]
    [InlineData("--controllers knows no 'statuses'; did you mean status?", "--controllers", "statuses")]
    [InlineData(
        "--controllers knows no 'x', only all, none, generation, status, addresses, hostnames, multizone, default-generators.", "--controllers", "x")]
    [InlineData("--controllers is all, or a list of others; not 'all,status'.", "--controllers", "all,status")]
    [InlineData("--controllers is for zones: a global control plane (--mode global) keeps no services in step.", "--controllers=all", "--mode", "global")]
    [InlineData("--mesh-service-cidr: \"241.0.0.0\" is no range of addresses such as 241.0.0.0/8.", "--mesh-service-cidr", "241.0.0.0")]
    [InlineData("A MeshService and a MeshMultiZoneService could get one address: 243.1.0.0/16 and 243.0.0.0/8 overlap.", "--mesh-service-cidr", "243.1.0.0/16")]
    [InlineData("A MeshService and a MeshExternalService could get one address: 0.0.0.0/0 and 242.0.0.0/8 overlap.", "--mesh-service-cidr", "0.0.0.0/0")]
    [InlineData("--deletion-grace-period is a duration such as 1h, not '1'.", "--deletion-grace-period", "1")]
    [InlineData("--deletion-grace-period is a duration such as 1h, not '-1h'.", "--deletion-grace-period=-1h")]
    [InlineData("--label-propagation: 'kuma.io/zone' is Kuma's own and is never propagated.", "--label-propagation=team,kuma.io/zone")]
    public void says_what_is_wrong(string message, params string[] arguments) =>
        Assert.Equal(message, Assert.Throws<OptionsException>(() => Read(arguments)).Message);

    private static PlanSettings Read(params string[] arguments) => OptionsReader.Read(Configuration(["--from", "shop", .. arguments])).Controllers;

    private static IConfigurationRoot Configuration(params string[] arguments)
    {
        var parsed = CommandLine.Parse(arguments);
        Assert.Null(parsed.Error);
        return new ConfigurationBuilder().AddInMemoryCollection(parsed.Configuration).Build();
    }
}
