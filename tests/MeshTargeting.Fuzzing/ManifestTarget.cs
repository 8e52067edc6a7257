using System.Text;
using MeshTargeting.Reports;
using MeshTargeting.Reports.Expectations;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Fuzzing;

/// <summary>The engine, from a text to both reports: reading, validation, the World, references, rules, positions, fixes, expectations, and what the proxies get.</summary>
internal static class ManifestTarget
{
    private static readonly WorldOptions[] Circumstances =
    [
        new(),
        new() { Semantics = KumaSemantics.V3_0 },
        new() { Mode = ControlPlaneMode.FederatedZone, Zone = "east" },
        new() { Mode = ControlPlaneMode.Global },
    ];

    /// <summary>Puts a damaged text in.</summary>
    public static void Run(byte[] text, int turn)
    {
        var name = turn % 2 == 0 ? "fuzz.yaml" : "fuzz.json";
        var input = new CheckInput
        {
            Judged = [new SourceText(name, Encoding.UTF8.GetString(text))],
            Options = Circumstances[turn / 2 % Circumstances.Length],
        };
        Checker.Check(input);
        Tester.Test(input);
        FixingTarget.Run(input);
        TargetingTarget.Run(Resolver.Resolve(input).World);
    }
}
