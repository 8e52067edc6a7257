using System.Security.Cryptography.X509Certificates;
using MeshTargeting.Server.Certificates.SelfManaged.Issuing;
using MeshTargeting.Server.Certificates.SelfManaged.Planning;
using MeshTargeting.Server.Certificates.SelfManaged.Storage;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.Tests.Harness;

namespace MeshTargeting.Server.Tests.Certificates.SelfManaged;

public class IssuedCertificateTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;
    private static readonly CertificateNames Names = CertificateNames.Of(new ServerOptions { CertificateHosts = ["127.0.0.1", "hook.example"] });
    private readonly ManualTime _time = new(Now);

    [Fact]
    public void holds_for_the_service_under_each_of_its_names_and_for_further_hosts()
    {
        using var authority = Issuer.NewAuthority();
        using var leaf = Issuer.NewLeaf(authority);

        Assert.All(
            [
                "meshservice-webhook", "meshservice-webhook.meshservice-system", "meshservice-webhook.meshservice-system.svc",
                "meshservice-webhook.meshservice-system.svc.cluster.local", "127.0.0.1", "hook.example",
            ],
            host => Assert.True(leaf.MatchesHostname(host, allowWildcards: false, allowCommonName: false), host));
        Assert.False(leaf.MatchesHostname("kubernetes.default.svc"));
        Assert.Equal("1.3.6.1.5.5.7.3.1", Assert.Single(leaf.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages.Cast<System.Security.Cryptography.Oid>()).Value);
    }

    [Fact]
    public void is_told_apart_by_its_authority_where_two_of_one_name_are_trusted()
    {
        using var old = Issuer.NewAuthority();
        using var authority = Issuer.NewAuthority();
        using var leaf = Issuer.NewLeaf(authority);

        Assert.Equal(CertificateText.Id(authority), CertificateText.Facts(leaf, [old, authority], Names.Hosts).Issuer);
        Assert.Null(CertificateText.Facts(leaf, [old], Names.Hosts).Issuer);
    }

    [Fact]
    public void never_outlives_its_authority()
    {
        using var authority = Issuer.NewAuthority();
        _time.Pass(TimeSpan.FromDays(3600));
        using var leaf = Issuer.NewLeaf(authority);

        Assert.Equal(authority.NotAfter, leaf.NotAfter);
    }

    [Fact]
    public void comes_back_out_of_a_secret_as_it_went_in()
    {
        using var authority = Issuer.NewAuthority();
        using var old = Issuer.NewAuthority();
        using var leaf = Issuer.NewLeaf(authority);

        var read = SecretContents.Read(new SecretContents(authority, [old], leaf).Write());

        Assert.Equal(authority, read.Signing);
        Assert.Equal([CertificateText.Id(old)], read.Previous.Select(CertificateText.Id));
        Assert.Equal(leaf, read.Leaf);
        Assert.True(read.Signing!.HasPrivateKey && read.Leaf!.HasPrivateKey);
    }

    [Theory]
    [InlineData(SecretContents.AuthorityKey, false, true)]
    [InlineData(SecretContents.AuthorityPrivateKey, false, true)]
    [InlineData(SecretContents.LeafKey, true, false)]
    [InlineData(SecretContents.LeafPrivateKey, true, false)]
    [InlineData(SecretContents.PreviousKey, true, true)]
    public void is_nothing_where_it_cannot_be_read(string key, bool signs, bool serves)
    {
        using var authority = Issuer.NewAuthority();
        using var leaf = Issuer.NewLeaf(authority);
        foreach (var damage in new[] { null, Array.Empty<byte>(), [0xff, 0x00], "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"u8.ToArray() })
        {
            var data = new SecretContents(authority, [], leaf).Write();
            _ = damage is null ? data.Remove(key) : (data[key] = damage) is null;

            var read = SecretContents.Read(data);

            Assert.Equal((signs, serves), (read.Signing is not null, read.Leaf is not null));
            Assert.Empty(read.Previous);
        }
    }

    [Fact]
    public void is_nothing_where_the_key_is_anothers()
    {
        using var authority = Issuer.NewAuthority();
        using var leaf = Issuer.NewLeaf(authority);
        var data = new SecretContents(authority, [], leaf).Write();
        data[SecretContents.LeafPrivateKey] = data[SecretContents.AuthorityPrivateKey];

        Assert.Null(SecretContents.Read(data).Leaf);
        Assert.Null(SecretContents.Read(null).Signing);
    }

    [Fact]
    public void signs_nothing_where_it_is_no_authority()
    {
        using var authority = Issuer.NewAuthority();
        using var leaf = Issuer.NewLeaf(authority);

        Assert.Null(SecretContents.Read(new SecretContents(leaf, [leaf], leaf).Write()).Signing);
    }

    private CertificateIssuer Issuer => new(Names, new CertificatePolicy(), _time);
}
