using MeshTargeting.Cli;

return CommandLine.Run(args);
