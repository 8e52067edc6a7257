using System.CommandLine;
using MeshTargeting.Cli.Commands.Inspect;

namespace MeshTargeting.Cli.Commands;

/// <summary><c>inspect</c>: what one resource gets, hits, or is used by.</summary>
internal static class InspectCommand
{
    public static Command Create() => new("inspect", "Show what a proxy gets, what a policy hits, or who serves and uses a service")
    {
        new InspectDataplaneCommand().ToCommand(),
        new InspectPolicyCommand().ToCommand(),
        new InspectMeshServiceCommand().ToCommand(),
    };
}
