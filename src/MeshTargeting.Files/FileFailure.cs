namespace MeshTargeting.Files;

/// <summary>Says in a few words why a file or folder could not be read or written.</summary>
public static class FileFailure
{
    /// <summary>A few words without a full stop and without the path, which the reader knows already.</summary>
    public static string Describe(Exception failure) => failure switch
    {
        FileNotFoundException => "no such file or folder",
        DirectoryNotFoundException => "no such folder",
        UnauthorizedAccessException => "permission denied",
        PathTooLongException => "the path is too long",
        // The runtime's text names the path between quotes; what stands before it is the reason.
        _ => Reason(failure.Message),
    };

    private static string Reason(string message)
    {
        var colon = message.IndexOf(" : '", StringComparison.Ordinal);
        return (colon > 0 ? message[..colon] : message).TrimEnd('.', ' ');
    }
}
