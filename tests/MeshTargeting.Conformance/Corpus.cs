using System.Collections.Concurrent;
using System.Text.Json;

namespace MeshTargeting.Conformance;

/// <summary>
/// Kuma's own test cases as data, in a folder <c>shared/corpus</c> beside the checkout. It is no part of the repository: tests
/// that need it carry <see cref="CorpusFactAttribute"/> or <see cref="CorpusTheoryAttribute"/> and are skipped where it is absent.
/// </summary>
public static class Corpus
{
    private const string FolderName = "shared/corpus";

    private static readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, JsonElement>> Files = new();

    /// <summary>The folder; null where there is none.</summary>
    public static string? Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>Why a test is skipped; null where the corpus is there.</summary>
    public static string? SkipReason => Root is null ? $"the corpus of Kuma's test cases is not beside this checkout ({FolderName})" : null;

    /// <summary>The path of a file or folder of the corpus, for example <c>testdata/…</c>.</summary>
    public static string PathOf(string relative) =>
        Path.Combine(Root ?? throw new InvalidOperationException(SkipReason), relative);

    /// <summary>The text of a file of the corpus.</summary>
    public static string ReadText(string relative) => File.ReadAllText(PathOf(relative));

    /// <summary>The rows of a JSON Lines file, in its order.</summary>
    public static IEnumerable<JsonElement> Rows(string file) => ById(file).Values;

    /// <summary>The row of a JSON Lines file with this <c>id</c>.</summary>
    public static JsonElement Row(string file, string id) => ById(file)[id];

    /// <summary>The ids of the rows for which <paramref name="predicate"/> holds: the data of a theory, which looks each up by <see cref="Row"/>.</summary>
    public static TheoryData<string> Ids(string file, Func<JsonElement, bool>? predicate = null) => Root is null
        ? []
        : [.. ById(file).Where(r => predicate is null || predicate(r.Value)).Select(r => r.Key)];

    /// <summary>A member of a row as text; null where the row has none.</summary>
    public static string? Text(this JsonElement row, string member) => row.TryGetProperty(member, out var value) ? value.GetString() : null;

    /// <summary>The folder of the checkout.</summary>
    public static string RepositoryRoot { get; } =
        Above(AppContext.BaseDirectory).First(d => File.Exists(Path.Combine(d, "MeshService.sln")));

    private static OrderedDictionary<string, JsonElement> Read(string file)
    {
        var rows = new OrderedDictionary<string, JsonElement>();
        foreach (var line in File.ReadLines(PathOf(file)).Where(l => l.Length > 0))
        {
            using var document = JsonDocument.Parse(line);
            var row = document.RootElement.Clone();
            rows.Add(row.GetProperty("id").GetString()!, row);
        }

        return rows;
    }

    private static IReadOnlyDictionary<string, JsonElement> ById(string file) => Files.GetOrAdd(file, Read);

    private static string? FindRoot(string start) =>
        Above(start).Select(d => Path.Combine(d, FolderName)).FirstOrDefault(Directory.Exists);

    private static IEnumerable<string> Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }
}

/// <summary>A fact that needs the corpus.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CorpusFactAttribute : FactAttribute
{
    /// <summary>Skips the fact where the corpus is absent.</summary>
    public CorpusFactAttribute() => Skip = Corpus.SkipReason;
}

/// <summary>A theory that needs the corpus.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CorpusTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips the theory where the corpus is absent.</summary>
    public CorpusTheoryAttribute() => Skip = Corpus.SkipReason;
}
