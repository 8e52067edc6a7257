using MeshTargeting.Analysis;
using MeshTargeting.Findings;
using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Analysis;

/// <summary>
/// A folder of <c>Cases</c>: every <c>.yaml</c> in it is judged but <c>context.yaml</c>, which is merely known. The first line of
/// <c>input.yaml</c> may set options: <c># options: mode=global zone=east kuma=3.0 derive=false complete=true</c>.
/// </summary>
internal sealed class AnalysisCase
{
    private AnalysisCase(IReadOnlyList<Resource> judged, IReadOnlyList<Resource> context, WorldOptions options)
    {
        Judged = judged;
        Context = context;
        Options = options;
    }

    public static string Root { get; } = Path.Combine(Repository.Root, "tests/MeshTargeting.Tests/Analysis/Cases");

    public static IEnumerable<string> Names => Directory.EnumerateDirectories(Root).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal);

    /// <summary>The resources that are judged, in the order of the files.</summary>
    public IReadOnlyList<Resource> Judged { get; }

    /// <summary>The resources that are only known.</summary>
    public IReadOnlyList<Resource> Context { get; }

    public WorldOptions Options { get; }

    public World World => World.Create([.. Judged, .. Context], Options);

    public static AnalysisCase Load(string name)
    {
        var folder = Path.Combine(Root, name);
        var files = Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToLookup(f => Path.GetFileName(f) == "context.yaml");
        var options = OptionsOf(File.ReadLines(Path.Combine(folder, "input.yaml")).First());
        return new AnalysisCase(
            files[false].SelectMany(f => Read(Path.GetRelativePath(folder, f), File.ReadAllText(f), options)).ToList(),
            files[true].SelectMany(f => Read("context.yaml", File.ReadAllText(f), options)).ToList(),
            options);
    }

    /// <summary>A text that may begin with options, too.</summary>
    public static AnalysisCase Of(string yaml)
    {
        var options = OptionsOf(yaml.Split('\n')[0]);
        return new(Read("input.yaml", yaml, options), [], options);
    }

    public IReadOnlyList<string> Findings() => Locator.Locate(Analyzer.Analyze(World, Judged)).Select(Line).ToList();

    /// <summary><c>CODE severity file:line:column path message</c>.</summary>
    public static string Line(Finding finding) =>
        $"{finding.Rule.Code} {finding.Severity.ToString().ToLowerInvariant()} {finding.Source?.File}:{finding.Position?.Line}:{finding.Position?.Column} {finding.Path} {finding.Message}";

    private static IReadOnlyList<Resource> Read(string file, string yaml, WorldOptions options)
    {
        var result = ManifestReader.Read(new SourceText(file, yaml), new ReadOptions { Semantics = options.Semantics });
        // What the schema of 3.0 no longer takes is what rules about the road there are to see.
        var isUpgrade = options.Semantics == KumaSemantics.V3_0;
        Assert.Empty(result.Findings.Where(f => !isUpgrade || !f.Rule.Code.StartsWith("MS10", StringComparison.Ordinal)).Select(f => $"{file}: {f.Path}: {f.Message}"));
        return result.Resources;
    }

    private static WorldOptions OptionsOf(string firstLine)
    {
        var options = new WorldOptions();
        if (!firstLine.StartsWith("# options:", StringComparison.Ordinal))
        {
            return options;
        }

        foreach (var option in firstLine["# options:".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            options = option.Split('=') switch
            {
                ["mode", "global"] => options with { Mode = ControlPlaneMode.Global },
                ["mode", "federated-zone"] => options with { Mode = ControlPlaneMode.FederatedZone },
                ["zone", var zone] => options with { Zone = zone },
                ["kuma", var version] => options with { Semantics = KumaSemantics.Parse(version)! },
                ["derive", "false"] => options with { Derive = false },
                ["complete", "true"] => options with { IsComplete = true },
                ["mesh-services", var meshServices] => options with { MeshServicesMode = Enum.Parse<MeshServicesMode>(meshServices) },
                _ => throw new InvalidDataException($"no such option: {option}"),
            };
        }

        return options;
    }
}
