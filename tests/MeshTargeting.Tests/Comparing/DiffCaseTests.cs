using MeshTargeting.Reports.Diff;
using MeshTargeting.Reports.Markdown;
using MeshTargeting.Reports.Text;
using MeshTargeting.Reports.Text.Diff;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Comparing;

/// <summary>
/// Pull requests, and what a reviewer is told of each: <c>Cases/CASE/{base,head}</c> with <c>expected.txt</c> and <c>expected.md</c>. A case
/// without a head, with a file <c>options</c>, compares one state under two versions of Kuma. With <c>UPDATE_CHECKED_IN=1</c> in the
/// environment the expected files are written anew.
/// </summary>
public class DiffCaseTests
{
    private const string Folder = "tests/MeshTargeting.Tests/Comparing/Cases";

    public static TheoryData<string> Cases() => new(
        Directory.EnumerateDirectories(Path.Combine(Repository.Root, Folder)).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Cases))]
    public void a_reviewer_is_told_what_changes(string name)
    {
        var result = Compare(name);

        CheckedInFiles.VerifyFile($"{Folder}/{name}/expected.txt", DiffText.Write(result, TextStyle.Plain));
        CheckedInFiles.VerifyFile($"{Folder}/{name}/expected.md", DiffMarkdown.Write(result));
    }

    [Fact]
    public void without_any_proxy_it_says_so()
    {
        var side = DiffSide.Of("a.yaml", [new SourceText("a.yaml", "type: MeshTimeout\nname: slow\nspec: {to: [{targetRef: {kind: Mesh}, default: {idleTimeout: 1h}}]}\n")]);

        var result = Differ.Compare(new DiffInput { Base = side, Head = side, BaseOptions = new(), HeadOptions = new() });

        Assert.Equal("Nothing changes for anybody; no proxy was found in what was given.\n", DiffText.Write(result, TextStyle.Plain));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void a_state_compared_with_itself_is_the_same(string name)
    {
        foreach (var side in new[] { "base", "head" }.Where(side => Directory.Exists(Path.Combine(Repository.Root, Folder, name, side))))
        {
            // Read twice: nothing is the same object.
            var result = Differ.Compare(new DiffInput { Base = Read(name, side), Head = Read(name, side), BaseOptions = new(), HeadOptions = new() { Zone = null } });

            Assert.Empty(result.Differences.Changes);
            Assert.StartsWith("Nothing changes for anybody", DiffText.Write(result, TextStyle.Plain), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void the_order_of_files_does_not_matter(string name)
    {
        var (forward, backward) = (Compare(name), Compare(name, reversed: true));

        Assert.Equal(DiffText.Write(forward, TextStyle.Plain), DiffText.Write(backward, TextStyle.Plain));
    }

    private static DiffResult Compare(string name, bool reversed = false)
    {
        var isUpgrade = File.Exists(Path.Combine(Repository.Root, Folder, name, "options"));
        return Differ.Compare(new DiffInput
        {
            Base = Read(name, "base", reversed),
            Head = Read(name, isUpgrade ? "base" : "head", reversed),
            HeadOptions = new WorldOptions { Semantics = isUpgrade ? KumaSemantics.V3_0 : KumaSemantics.V2_14 },
        });
    }

    /// <summary>Files are shown by their path within their state, as those of two revisions of a repository are.</summary>
    private static DiffSide Read(string name, string side, bool reversed = false)
    {
        var folder = Path.Combine(Repository.Root, Folder, name, side);
        var texts = Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(file => new SourceText(Path.GetFileName(file), File.ReadAllText(file))).ToList();
        if (reversed)
        {
            texts.Reverse();
        }

        return DiffSide.Of(side, texts);
    }
}
