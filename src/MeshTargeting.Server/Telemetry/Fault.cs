namespace MeshTargeting.Server.Telemetry;

/// <summary>Describes exceptions for the log without their messages: those quote what could not be read, and that is users' data.</summary>
internal static class Fault
{
    /// <summary>The type of an exception and of those inside it, and the stack.</summary>
    public static string Describe(Exception failure)
    {
        var types = new List<string>();
        for (var e = failure; e is not null; e = e.InnerException)
        {
            types.Add(e.GetType().FullName ?? e.GetType().Name);
        }

        return $"{string.Join(" < ", types)}\n{failure.StackTrace}";
    }
}
