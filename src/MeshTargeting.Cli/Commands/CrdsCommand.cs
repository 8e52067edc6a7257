using System.CommandLine;
using MeshTargeting.Cli.Terminal;
using MeshTargeting.Reports.CustomResourceDefinitions;

namespace MeshTargeting.Cli.Commands;

/// <summary><c>crds</c>: CustomResourceDefinitions of Kuma's kinds, made from their declarations.</summary>
internal static class CrdsCommand
{
    public static Command Create()
    {
        var folder = new Option<string?>("--output")
        {
            Description = "Write one file a kind into a folder instead of all to standard output",
            HelpName = "DIR",
        };
        var command = new Command("crds", "Write CustomResourceDefinitions of Kuma's kinds") { folder };
        command.SetAction(parse => parse.GetValue(folder) is { } path
            ? Output.WriteFolder(path, CrdWriter.WriteAll())
            : Output.Write(null, string.Join("---\n", CrdWriter.WriteAll().Select(definition => definition.Content))));
        return command;
    }
}
