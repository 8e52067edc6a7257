using CsCheck;
using MeshTargeting.Reports;
using MeshTargeting.Reports.Json;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Reports;

/// <summary>The order in which files are given makes no difference to a byte of any report.</summary>
public class OrderTests
{
    private static readonly SourceText[] Texts = [.. Examples.Of("shop"), .. Examples.Of("shop-broken")];

    private static readonly CheckInput InOrder = new() { Judged = Texts };

    [Fact]
    public void check_reports_the_same_for_any_order_of_files()
    {
        var expected = ReportJson.Write(CheckReport.Of(Checker.Check(InOrder)));

        Gen.Shuffle(Texts).Sample(
            shuffled => ReportJson.Write(CheckReport.Of(Checker.Check(InOrder with { Judged = shuffled }))).AsSpan().SequenceEqual(expected),
            iter: 50);
    }

    [Fact]
    public void resolve_reports_the_same_for_any_order_of_files()
    {
        var expected = ReportJson.Write(ResolveReport.Of(Resolver.Resolve(InOrder)));

        Gen.Shuffle(Texts).Sample(
            shuffled => ReportJson.Write(ResolveReport.Of(Resolver.Resolve(InOrder with { Judged = shuffled }))).AsSpan().SequenceEqual(expected),
            iter: 50);
    }

    [Fact]
    public void the_texts_have_findings_of_many_kinds()
    {
        Assert.InRange(Checker.Check(InOrder).Findings.Select(f => f.Rule.Code).Distinct().Count(), 12, 100);
    }
}
