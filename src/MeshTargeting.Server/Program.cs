return await MeshTargeting.Server.ServerApp.RunAsync(args, Console.Out, Console.Error);
