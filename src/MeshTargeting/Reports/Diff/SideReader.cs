using System.Collections.Concurrent;
using MeshTargeting.Findings;
using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Reports.Diff;

/// <summary>
/// Makes Worlds of the states that are compared. What both have is read once, and the second World is made of the first by what is
/// otherwise: in a pull request that is little.
/// </summary>
internal sealed class SideReader(DiffInput input)
{
    private readonly ConcurrentDictionary<SourceText, ReadResult> _read = new(BySource.Instance);
    private readonly List<Finding> _findings = [];

    /// <summary>What could not be read of either state.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>What could not be read of the context.</summary>
    public IReadOnlyList<Finding> ContextFindings { get; private set; } = [];

    /// <summary>The Worlds.</summary>
    public (World Base, World Head) Read()
    {
        if (input.Progress is { } progress)
        {
            progress.Total = input.Context.Count + (input.Base.Texts?.Count ?? 0) + (input.Head.Texts?.Count ?? 0);
        }

        var isOneVersion = input.BaseOptions == input.HeadOptions;
        var context = ReadAll(input.Context, input.BaseOptions);
        ContextFindings = context.SelectMany(r => r.Findings).ToList();
        var shared = context.SelectMany(r => r.Resources).ToList();
        var before = input.Base.World ?? Make(input.Base.Texts!, shared, input.BaseOptions);
        if (!isOneVersion)
        {
            // Documents are read otherwise in another version, and what follows from a resource is kept with it for one version.
            _read.Clear();
            shared = ReadAll(input.Context, input.HeadOptions).SelectMany(r => r.Resources).ToList();
        }

        var after = input.Head.World
            ?? (isOneVersion && input.Base.World is null && shared.Count == 0
                ? Change(before, Resources(input.Head.Texts!, input.HeadOptions))
                : Make(input.Head.Texts!, shared, input.HeadOptions));
        return (before, after);
    }

    private World Make(IReadOnlyList<SourceText> texts, List<Resource> shared, WorldOptions options)
    {
        var own = Resources(texts, options);
        if (shared.Count == 0)
        {
            return World.Create(own, options);
        }

        var stored = World.Create(shared, options);
        return stored.With(Applied.To(stored, own));
    }

    /// <summary>
    /// The World that has these resources in place of its own. An identity of which anything is otherwise is replaced as a whole, since it
    /// may stand in several files.
    /// </summary>
    private static World Change(World before, List<Resource> resources)
    {
        var old = before.Resources.Where(r => !r.IsDerived).Select(r => r.Id).Distinct().SelectMany(before.FindAll).Where(r => !r.IsDerived).ToHashSet();
        var young = resources.ToHashSet();
        var touched = old.Where(r => !young.Contains(r)).Concat(young.Where(r => !old.Contains(r))).Select(r => r.Id).ToHashSet();
        return touched.Count == 0 ? before : before.With(resources.Where(r => touched.Contains(r.Id)), touched);
    }

    private List<Resource> Resources(IReadOnlyList<SourceText> texts, WorldOptions options)
    {
        var read = ReadAll(texts, options);
        _findings.AddRange(read.SelectMany(r => r.Findings));
        return read.SelectMany(r => r.Resources).ToList();
    }

    private ReadResult[] ReadAll(IReadOnlyList<SourceText> texts, WorldOptions options)
    {
        var results = new ReadResult[texts.Count];
        Parallel.For(0, results.Length, i =>
        {
            results[i] = _read.GetOrAdd(texts[i], text => ManifestReader.Read(text, new ReadOptions { Semantics = options.Semantics }));
            input.Progress?.Step();
        });
        return results;
    }

    private sealed class BySource : IEqualityComparer<SourceText>
    {
        public static readonly BySource Instance = new();

        public bool Equals(SourceText? x, SourceText? y) => ReferenceEquals(x, y) || (x is not null && y is not null && x.File == y.File && x.Content == y.Content && x.IsJson == y.IsJson);

        public int GetHashCode(SourceText text) => text.GetHashCode();
    }
}
