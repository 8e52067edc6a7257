using MeshTargeting.Server.Certificates.SelfManaged.Planning;

namespace MeshTargeting.Server.Tests.Certificates.SelfManaged;

/// <summary>What is done, out of what is seen and the time.</summary>
public class CertificatePlanTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly CertificatePolicy Policy = new();
    private static readonly AuthorityFacts Authority = new("A", Around(days: 1000));
    private static readonly AuthorityFacts Old = new("O", Around(days: 1000));
    private static readonly LeafFacts Good = new("L", "A", Around(days: 30), CoversHosts: true);

    [Fact]
    public void keeps_what_is_in_order() => Expect(Seen(), "keep");

    [Fact]
    public void makes_both_where_there_is_nothing() => Expect(Seen() with { Signing = null, Leaf = null, Bundles = [[], []] }, "authority and leaf, beside ");

    [Fact]
    public void makes_both_after_both_have_expired() => Expect(
        Seen() with { Signing = Authority with { Validity = Past }, Leaf = Good with { Validity = Past } }, "authority and leaf, beside ");

    [Fact]
    public void goes_on_serving_what_bundles_trust_when_the_authority_is_lost() => Expect(
        Seen() with { Signing = null, Bundled = [Authority] }, "authority, beside A");

    [Fact]
    public void renews_an_authority_at_two_thirds_of_its_life_beside_the_old_one() => Expect(
        Seen() with { Signing = Authority with { Validity = AtTwoThirds } }, "authority, beside A");

    [Fact]
    public void waits_with_an_authority_until_the_last_change_is_over() => Expect(
        Seen() with { Signing = Authority with { Validity = AtTwoThirds }, Previous = [Old], LeafFor = TimeSpan.Zero, Bundles = [["A", "O"], ["A", "O"]] }, "keep");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("X")]
    [InlineData("A,X")]
    public void writes_a_bundle_that_is_not_exactly_right(string? bundle) => Expect(
        Seen() with { Bundles = [["A"], bundle?.Split(',', StringSplitOptions.RemoveEmptyEntries)] }, "bundle");

    [Fact]
    public void writes_both_authorities_into_the_bundle_before_the_new_one_signs_anything() => Expect(
        Seen() with { Previous = [Old], Leaf = Good with { Issuer = "O" }, Bundles = [["O"], ["O"]] }, "bundle");

    [Theory]
    [InlineData(29, "keep")]
    [InlineData(30, "leaf")]
    public void lets_a_new_authority_sign_once_every_api_server_has_heard_of_it(int seconds, string step) => Expect(
        Seen(trustedFor: seconds) with { Previous = [Old], Leaf = Good with { Issuer = "O" }, Bundles = [["A", "O"], ["A", "O"]] }, step);

    [Fact]
    public void renews_a_leaf_at_two_thirds_of_its_life() => Expect(Seen() with { Leaf = Good with { Validity = AtTwoThirds } }, "leaf");

    [Fact]
    public void makes_a_leaf_that_holds_for_every_host() => Expect(Seen() with { Leaf = Good with { CoversHosts = false } }, "leaf");

    [Fact]
    public void replaces_at_once_what_cannot_be_served()
    {
        Expect(Seen(trustedFor: 0) with { Leaf = null }, "leaf");
        Expect(Seen(trustedFor: 0) with { Leaf = Good with { Validity = Past } }, "leaf");
        Expect(Seen(trustedFor: 0) with { Leaf = Good with { Issuer = null } }, "leaf");
    }

    [Theory]
    [InlineData(59, "keep")]
    [InlineData(60, "retire all but ")]
    public void retires_an_old_authority_when_every_replica_has_long_changed(int minutes, string step) => Expect(
        Seen() with { Previous = [Old], LeafFor = TimeSpan.FromMinutes(minutes), Bundles = [["A", "O"], ["A", "O"]] }, step);

    [Fact]
    public void retires_an_old_authority_that_has_expired() => Expect(
        Seen() with { Previous = [Old, new AuthorityFacts("E", Past)], LeafFor = TimeSpan.Zero }, "retire all but O");

    [Fact]
    public void asks_nothing_of_bundles_where_there_are_no_webhooks() => Expect(
        Seen() with { Bundles = [], Trust = new Trust(new Dictionary<string, TimeSpan>(), AsksNobody: true) }, "keep");

    private static Validity Past => new(Now.AddDays(-400), Now.AddDays(-300));

    private static Validity AtTwoThirds => new(Now.AddDays(-60), Now.AddDays(30));

    private static Validity Around(int days) => new(Now.AddDays(-days), Now.AddDays(days));

    private static Observed Seen(int trustedFor = 3600) => new(Authority, [], Good, [], [["A"], ["A"]])
    {
        Trust = new Trust(new Dictionary<string, TimeSpan> { ["A"] = TimeSpan.FromSeconds(trustedFor) }),
        LeafFor = TimeSpan.FromDays(1),
    };

    private static void Expect(Observed seen, string step) => Assert.Equal(step, CertificatePlan.Next(seen, Now, Policy) switch
    {
        CertificateStep.NewAuthority made => $"authority{(made.WithLeaf ? " and leaf" : "")}, beside {string.Join(',', made.Previous)}",
        CertificateStep.NewLeaf => "leaf",
        CertificateStep.Retire retired => $"retire all but {string.Join(',', retired.Kept)}",
        CertificateStep.WriteBundle => "bundle",
        _ => "keep",
    });
}
