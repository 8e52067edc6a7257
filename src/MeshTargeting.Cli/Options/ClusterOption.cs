using System.CommandLine;
using System.CommandLine.Parsing;
using MeshTargeting.Cli.Terminal;
using MeshTargeting.Files;

namespace MeshTargeting.Cli.Options;

/// <summary>The live state of a cluster, read through kubectl: <c>--cluster</c> or <c>--cluster=CONTEXT</c>.</summary>
internal sealed class ClusterOption
{
    private const string Name = "--cluster";

    /// <summary>What stands for the current context, which has to have a word: an option of none would take the next argument for its value.</summary>
    private const string Current = "(current)";

    private readonly Option<string?> _option = new(Name)
    {
        Description = "Add what a cluster holds, read through kubectl; of the current context where none is named",
        HelpName = "[=CONTEXT]",
    };

    /// <summary>
    /// The arguments, so that nothing but what stands behind an equals sign is taken for the context: System.CommandLine would take the
    /// next argument, which is a path.
    /// </summary>
    public static string[] Separate(string[] arguments) => [.. arguments.Select(a => a == Name ? $"{Name}={Current}" : a)];

    public void AddTo(Command command) => command.Options.Add(_option);

    public bool IsGiven(ParseResult result) => IsGiven(result.CommandResult);

    public bool IsGiven(SymbolResult result) => result.GetValue(_option) is not null;

    /// <summary>Reads the cluster; null where that fails, and then the reason has been given. Kinds that cannot be read are told of.</summary>
    public ClusterResult? Read(ParseResult result)
    {
        if (result.GetValue(_option) is not { } context)
        {
            return new ClusterResult([], [], null);
        }

        var cluster = LiveCluster.Read(context == Current ? null : context);
        if (cluster.Problem is { } problem)
        {
            Messages.Error($"the cluster{(context == Current ? "" : $" of context {context}")} cannot be read: {problem}");
            return null;
        }

        foreach (var complaint in cluster.Unread)
        {
            Messages.Note($"in the cluster, not read: {complaint}");
        }

        return cluster;
    }
}
