namespace MeshTargeting.Resources;

/// <summary>The text of one input: a file, standard input or a request body.</summary>
/// <param name="File">The path as the user gave it, with forward slashes; <c>-</c> for standard input; empty for a request body.</param>
/// <param name="Content">The whole text, as decoded from UTF-8.</param>
public sealed record SourceText(string File, string Content)
{
    /// <summary>True where the input is to be read as JSON: its name ends in <c>.json</c>, or a request said so.</summary>
    public bool IsJson { get; init; } = File.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>False where users never see the text, so that lines of it mean nothing to them: an object of a live cluster.</summary>
    public bool HasLines { get; init; } = true;

    /// <summary>
    /// The first place that was not valid UTF-8; null where all of it was. Such bytes stand in <see cref="Content"/> as U+FFFD, so
    /// that the rest can be read.
    /// </summary>
    public Position? InvalidUtf8 { get; init; }

    /// <summary>Cheap, where equality would read all of the content: findings by the thousand are kept by the text that they are in.</summary>
    public override int GetHashCode() => HashCode.Combine(File, Content.Length);
}
