using System.Diagnostics;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace MeshTargeting.Tests.Ci;

/// <summary>
/// The action of this repository, run as GitHub's runner would: each step's script by bash, its variables made of the inputs. Steps that
/// use other actions are left out, and conditions too.
/// </summary>
internal sealed partial class CompositeAction
{
    private readonly YamlMappingNode _action;

    public CompositeAction()
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(File.ReadAllText(Path.Combine(Repository.Root, "action.yml"))));
        _action = (YamlMappingNode)stream.Documents[0].RootNode;
    }

    /// <summary>The names of its inputs, with their defaults.</summary>
    public IReadOnlyDictionary<string, string> Inputs => Children(_action, "inputs").ToDictionary(i => i.Key, i => Text(i.Value, "default"));

    /// <summary>Its outputs and the expressions that they are.</summary>
    public IReadOnlyDictionary<string, string> Outputs => Children(_action, "outputs").ToDictionary(o => o.Key, o => Text(o.Value, "value"));

    /// <summary>The ids of the steps that run scripts.</summary>
    public IReadOnlyList<string> Steps => [.. Scripts.Select(s => Text(s, "id"))];

    /// <summary>The other actions that it uses.</summary>
    public IReadOnlyList<string> Uses => [.. All.Select(s => Text(s, "uses")).Where(u => u.Length > 0)];

    /// <summary>Expressions that stand within scripts, where what they come to would be run.</summary>
    public IReadOnlyList<string> ExpressionsInScripts => [.. Scripts.SelectMany(s => Expression().Matches(Text(s, "run"))).Select(m => m.Value)];

    private IEnumerable<YamlNode> All => (YamlSequenceNode)_action["runs"]["steps"];

    private IEnumerable<YamlNode> Scripts => All.Where(s => Text(s, "run").Length > 0);

    /// <summary>Runs a step.</summary>
    /// <param name="id">The step.</param>
    /// <param name="workspace">The folder of the repository that uses the action.</param>
    /// <param name="temporary">The runner's folder for temporary files.</param>
    /// <param name="inputs">The inputs that are given; for others their defaults.</param>
    /// <param name="environment">Other variables.</param>
    public StepRun Run(
        string id,
        string workspace,
        string temporary,
        IReadOnlyDictionary<string, string>? inputs = null,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var step = Scripts.Single(s => Text(s, "id") == id);
        var script = Path.Combine(temporary, $"{id}.sh");
        var (outputs, summary) = (Path.Combine(temporary, $"{id}.outputs"), Path.Combine(temporary, $"{id}.summary"));
        File.WriteAllText(script, Text(step, "run"));
        File.WriteAllText(outputs, "");
        File.WriteAllText(summary, "");

        // https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax: how the runner calls the shell bash.
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-eo", "pipefail", script])
        {
            WorkingDirectory = workspace,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Children(step, "env"))
        {
            start.Environment[name] = Expression().Replace(Text(value), m => Evaluate(m.Groups[1].Value, inputs));
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        start.Environment["GITHUB_ACTION_PATH"] = Repository.Root;
        start.Environment["GITHUB_OUTPUT"] = outputs;
        start.Environment["GITHUB_STEP_SUMMARY"] = summary;
        start.Environment["RUNNER_TEMP"] = temporary;

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var given = File.ReadAllLines(outputs).Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        return new StepRun(process.ExitCode, output, error.GetAwaiter().GetResult(), given, File.ReadAllText(summary));
    }

    private string Evaluate(string expression, IReadOnlyDictionary<string, string>? inputs)
    {
        var name = expression.StartsWith("inputs.", StringComparison.Ordinal) ? expression["inputs.".Length..] : throw new NotSupportedException(expression);
        return inputs?.GetValueOrDefault(name) ?? Inputs[name];
    }

    private static IEnumerable<KeyValuePair<string, YamlNode>> Children(YamlNode node, string key) =>
        ((YamlMappingNode)node).Children.TryGetValue(key, out var value)
            ? ((YamlMappingNode)value).Children.Select(c => KeyValuePair.Create(Text(c.Key), c.Value))
            : [];

    private static string Text(YamlNode node, string key) =>
        ((YamlMappingNode)node).Children.TryGetValue(key, out var value) ? Text(value) : "";

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value ?? "";

    [GeneratedRegex(@"\$\{\{ *(.*?) *\}\}")]
    private static partial Regex Expression();
}

/// <summary>What a step left behind.</summary>
internal sealed record StepRun(int Status, string Output, string Error, IReadOnlyDictionary<string, string> Outputs, string Summary);
