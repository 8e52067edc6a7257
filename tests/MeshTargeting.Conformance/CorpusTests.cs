namespace MeshTargeting.Conformance;

public class CorpusTests
{
    [CorpusFact]
    public void every_row_of_every_file_has_an_id_of_its_own()
    {
        var files = Directory.EnumerateFiles(Corpus.Root!, "*.jsonl", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Corpus.Root!, f))
            .Where(f => f != "skipped.jsonl");

        Assert.All(files, f => Assert.NotEmpty(Corpus.Rows(f)));
    }
}
