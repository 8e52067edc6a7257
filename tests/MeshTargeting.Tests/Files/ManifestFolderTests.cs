using MeshTargeting.Files;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Files;

public sealed class ManifestFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void reads_yaml_yml_and_json_below_a_folder_in_ordinal_order()
    {
        foreach (var name in new[] { "b.yaml", "B.yml", "a/z.json", "a.yaml", "a/note.txt", "README.md" })
        {
            _folder.Write(name, name);
        }

        var result = ManifestFolder.Read([_folder.Path]);

        Assert.Equal(["B.yml", "a.yaml", "a/z.json", "b.yaml"], Names(result));
        Assert.Equal(["B.yml", "a.yaml", "a/z.json", "b.yaml"], result.Texts.Select(t => t.Content));
        Assert.Empty(result.Unreadable);
    }

    [Fact]
    public void skips_hidden_files_and_folders()
    {
        _folder.Write(".git/config.yaml", "");
        _folder.Write("a/.cache/x.yaml", "");
        _folder.Write(".meshservice.yaml", "");
        _folder.Write("a/kept.yaml", "");

        Assert.Equal(["a/kept.yaml"], Names(ManifestFolder.Read([_folder.Path])));
    }

    [Fact]
    public void reads_a_named_file_whatever_it_is_called()
    {
        var hidden = _folder.Write(".rendered.txt", "content");

        Assert.Equal("content", Assert.Single(ManifestFolder.Read([hidden]).Texts).Content);
    }

    [Fact]
    public void reads_a_hidden_folder_that_is_named_itself()
    {
        _folder.Write(".github/x.yaml", "");

        Assert.Equal([".github/x.yaml"], Names(ManifestFolder.Read([_folder.At(".github")])));
    }

    [Fact]
    public void reads_a_file_once_that_is_named_twice()
    {
        var file = _folder.Write("app/a.yaml", "");
        _folder.Write("app/b.yaml", "");

        var result = ManifestFolder.Read([_folder.Path, file, _folder.At("app/../app/a.yaml"), _folder.At("app")]);

        Assert.Equal(["app/a.yaml", "app/b.yaml"], Names(result));
    }

    [Fact]
    public void reads_a_file_once_that_a_link_reaches_too_and_shows_its_own_path()
    {
        _folder.Write("z/real.yaml", "");
        _folder.Link("a.yaml", "z/real.yaml");
        _folder.Link("b", "z");

        Assert.Equal(["z/real.yaml"], Names(ManifestFolder.Read([_folder.Path])));
    }

    [Fact]
    public void follows_links_out_of_the_folder()
    {
        using var elsewhere = new TemporaryFolder();
        elsewhere.Write("shared/x.yaml", "shared");
        _folder.Link("base", elsewhere.At("shared"));

        var result = ManifestFolder.Read([_folder.Path]);

        Assert.Equal(["base/x.yaml"], Names(result));
        Assert.Equal("shared", result.Texts[0].Content);
    }

    [Fact]
    public void stands_links_that_lead_in_circles()
    {
        _folder.Write("app/a.yaml", "");
        _folder.Link("app/up", "..");
        _folder.Link("app/self", ".");
        _folder.Link("app/through", "up/app");
        _folder.Link("loop", "loop");

        Assert.Equal(["app/a.yaml"], Names(ManifestFolder.Read([_folder.Path])));
    }

    [Fact]
    public void waits_for_nobody_at_a_named_pipe_or_a_device_in_a_folder()
    {
        using (var made = System.Diagnostics.Process.Start("mkfifo", _folder.At("a.yaml")))
        {
            made.WaitForExit();
        }

        _folder.Link("b.yaml", "/dev/zero");

        Assert.Equal(["", ""], ManifestFolder.Read([_folder.Path]).Texts.Select(t => t.Content));
    }

    [Fact]
    public void reads_the_pipe_that_a_shell_makes_of_a_command()
    {
        using var pipe = new System.IO.Pipes.AnonymousPipeServerStream(System.IO.Pipes.PipeDirection.Out, HandleInheritability.None);
        pipe.Write("rendered"u8);
        var path = $"/proc/self/fd/{pipe.ClientSafePipeHandle.DangerousGetHandle()}";
        pipe.SafePipeHandle.Dispose();

        var text = Assert.Single(ManifestFolder.Read([path]).Texts);

        Assert.Equal(("rendered", path), (text.Content, text.File));
    }

    [Fact]
    public void names_what_cannot_be_read_and_reads_the_rest()
    {
        _folder.Write("a.yaml", "");
        _folder.Link("b.yaml", "nowhere.yaml");

        var result = ManifestFolder.Read([_folder.At("missing"), _folder.Path, ""]);

        Assert.Equal(["a.yaml"], Names(result));
        Assert.Equal(
            [
                "\"\": no such file or folder",
                $"{_folder.At("b.yaml")}: a link that leads nowhere",
                $"{_folder.At("missing")}: no such file or folder",
            ],
            result.Unreadable.Select(u => u.ToString()));
    }

    [Fact]
    public void reads_standard_input_once()
    {
        var opened = 0;
        var result = ManifestFolder.Read(["-", "-"], standardInput: () =>
        {
            opened++;
            return new MemoryStream("kind: Mesh"u8.ToArray());
        });

        Assert.Equal(new SourceText("-", "kind: Mesh"), Assert.Single(result.Texts));
        Assert.Equal(1, opened);
    }

    [Fact]
    public void leaves_out_files_that_another_call_reads()
    {
        var judged = _folder.Write("app/a.yaml", "");
        _folder.Write("app/b.yaml", "");

        Assert.Equal(["app/b.yaml"], Names(ManifestFolder.Read([_folder.Path], except: [judged, "no/such/file"])));
    }

    [Theory]
    [InlineData("app", "app/a.yaml")]
    [InlineData("./app/", "app/a.yaml")]
    [InlineData("app/../app/a.yaml", "app/a.yaml")]
    public void shows_paths_relative_to_the_working_directory(string path, string shown)
    {
        // The working directory belongs to the whole process; a folder below it serves as well.
        var below = $"shown-{Guid.NewGuid():N}";
        Directory.CreateDirectory($"{below}/app");
        try
        {
            File.WriteAllText($"{below}/app/a.yaml", "");

            Assert.Equal($"{below}/{shown}", Assert.Single(ManifestFolder.Read([$"{below}/{path}"]).Texts).File);
            Assert.Equal($"{below}/{shown}", Assert.Single(ManifestFolder.Read([Path.GetFullPath($"{below}/{path}")]).Texts).File);
        }
        finally
        {
            Directory.Delete(below, recursive: true);
        }
    }

    private string[] Names(FilesResult result) =>
        result.Texts.Select(t => t.File.StartsWith(_folder.Path, StringComparison.Ordinal) ? t.File[(_folder.Path.Length + 1)..] : t.File).ToArray();
}
