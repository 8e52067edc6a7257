namespace MeshTargeting.Server.Inspect.Answers;

/// <summary>What the inspect API logs.</summary>
internal static partial class InspectLog
{
    [LoggerMessage(LogLevel.Error, "{Path} could not be answered: {Fault}")]
    public static partial void Failed(ILogger logger, string path, string fault);
}
