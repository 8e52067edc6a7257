using MeshTargeting.Reports;
using MeshTargeting.Resources;
using MeshTargeting.Tests.Analysis;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Upgrading;

/// <summary>The check of manifests, under Kuma 3.0 unless told otherwise.</summary>
internal static class UpgradeCheck
{
    public static CheckResult Of(string yaml, WorldOptions? options = null) => Checker.Check(new CheckInput
    {
        Judged = [new SourceText("input.yaml", yaml)],
        Options = options ?? new WorldOptions { Semantics = KumaSemantics.V3_0 },
    });

    public static CheckResult OfCase(string name) =>
        Of(File.ReadAllText(Path.Combine(AnalysisCase.Root, name, "input.yaml")), AnalysisCase.Load(name).Options);
}
