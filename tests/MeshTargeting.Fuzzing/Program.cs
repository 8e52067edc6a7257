using System.Globalization;
using MeshTargeting.Fuzzing;

// Damages manifests at random and looks for what must never happen: an unhandled exception, a hang, more than 512 MB.
if (args.Length is 0 or > 2
    || !double.TryParse(args[0], CultureInfo.InvariantCulture, out var minutes)
    || !int.TryParse(args.ElementAtOrDefault(1) ?? "1", CultureInfo.InvariantCulture, out var seed))
{
    Console.Error.WriteLine(
        """
        Usage: dotnet run -c Release --project tests/MeshTargeting.Fuzzing -- MINUTES [SEED]

        Reads, checks and resolves damaged manifests, and posts damaged reviews to a running webhook, until the time is up. The
        same seed damages in the same way. A fault ends the run: its input is written to a file whose name is printed.
        """);
    return 2;
}

return await new Campaign(TimeSpan.FromMinutes(minutes), seed).RunAsync();
