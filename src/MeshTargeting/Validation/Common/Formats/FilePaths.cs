using System.Text;
using System.Text.RegularExpressions;

namespace MeshTargeting.Validation.Common;

/// <summary>Absolute paths of files as Kuma recognises them, by the library govalidator (IsFilePath).</summary>
internal static partial class FilePaths
{
    private const int LongestOfWindows = 32767;

    /// <summary>Whether a text is an absolute path of Unix or of Windows.</summary>
    public static bool IsFilePath(string text) => WindowsPath().IsMatch(text)
        ? Encoding.UTF8.GetByteCount(text.AsSpan(3)) <= LongestOfWindows
        : text.StartsWith('/') && !text.Contains('\0');

    [GeneratedRegex("""^[a-zA-Z]:\\(?:[^\\/:*?"<>|\r\n]+\\)*[^\\/:*?"<>|\r\n]*\z""", RegexOptions.CultureInvariant)]
    private static partial Regex WindowsPath();
}
