namespace MeshTargeting.Cli.Terminal;

/// <summary>What is said besides the report, on standard error.</summary>
internal static class Messages
{
    /// <summary>Says why something could not be done.</summary>
    public static void Error(string text) => Console.Error.WriteLine($"error: {text}");

    /// <summary>Says something worth knowing.</summary>
    public static void Note(string text) => Console.Error.WriteLine(text);
}
