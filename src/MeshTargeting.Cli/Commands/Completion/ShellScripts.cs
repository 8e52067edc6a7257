namespace MeshTargeting.Cli.Commands.Completion;

/// <summary>The scripts, by the name of the shell. Where nothing is suggested, each falls back to the names of files.</summary>
internal static class ShellScripts
{
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["bash"] =
            """
            # Completion of meshservice for bash. In ~/.bashrc:  source <(meshservice completion bash)
            _meshservice() {
              mapfile -t COMPREPLY < <(meshservice suggest -- "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
            }
            complete -o default -F _meshservice meshservice

            """,
        ["zsh"] =
            """
            # Completion of meshservice for zsh. In ~/.zshrc, behind compinit:  source <(meshservice completion zsh)
            _meshservice() {
              local -a found
              found=("${(@f)$(meshservice suggest -- "${(j: :)words[1,CURRENT]}" 2>/dev/null)}")
              found=(${found:#})
              if (( $#found )); then compadd -a found; else _files; fi
            }
            compdef _meshservice meshservice

            """,
        ["fish"] =
            """
            # Completion of meshservice for fish:  meshservice completion fish > ~/.config/fish/completions/meshservice.fish
            complete -c meshservice -a '(meshservice suggest -- (commandline -cp) 2>/dev/null)'

            """,
        ["kubectl"] =
            """
            #!/bin/sh
            # Completion of the plugin for kubectl's own: save it as kubectl_complete-meshservice in the PATH, and make it executable.
            kubectl-meshservice suggest -- "meshservice $*" 2>/dev/null
            echo :0

            """,
    };
}
