using System.Diagnostics;
using System.Text;
using MeshTargeting.Tests.Files;

namespace MeshTargeting.Tests.Cli;

/// <summary>The command <c>fix</c>, as scripts and people meet it.</summary>
public sealed class FixTests : IDisposable
{
    private const string Service = """
        # The cache of the shop.
        type: MeshService
        name: redis
        mesh: default
        spec:
          selector:
            dataplaneTags:
              kuma.io/service: redis
          ports:
            - port: 6379 # as everywhere
              name: "redis"
        ---
        type: Dataplane
        name: redis-1
        mesh: default
        networking:
          address: 192.168.0.1
          inbound:
            - port: 6379
              tags:
                kuma.io/service: redis

        """;

    private readonly TemporaryFolder _folder = new();

    private static string Mended => Service.Replace(
        "- port: 6379 # as everywhere\n      name: \"redis\"\n",
        "- port: 6379 # as everywhere\n      targetPort: 6379\n      name: \"redis\"\n      appProtocol: \"tcp\"\n",
        StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void mends_files_and_says_what_it_did()
    {
        var file = _folder.Write("app/redis.yaml", Service);

        var run = Fix("app");

        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Equal(
            """
            app/redis.yaml
              10:7         write appProtocol: tcp
              10:7  MS902  write targetPort: 6379

            2 fixes in 1 file; no errors or warnings are left.

            """,
            run.Output);
        Assert.Equal(Mended, File.ReadAllText(file));
    }

    [Fact]
    public void changes_nothing_the_second_time()
    {
        var file = _folder.Write("redis.yaml", Service);
        Fix(".");
        var written = File.GetLastWriteTimeUtc(file);

        var run = Fix(".");

        Assert.Equal((0, "Nothing to fix; no errors or warnings are left.\n"), (run.Status, run.Output));
        Assert.Equal(written, File.GetLastWriteTimeUtc(file));
    }

    [Fact]
    public void what_needs_a_person_is_left_and_fails()
    {
        _folder.Write("a.yaml", Service.Replace("port: 6379 #", "port: 99999 #", StringComparison.Ordinal));

        var run = Fix(".");

        Assert.Equal(1, run.Status);
        Assert.StartsWith("Nothing to fix; 1 error ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("redis.yaml", "")]
    [InlineData("with a space.yaml", "")]
    [InlineData("bom.yaml", "\uFEFF")]
    public void the_dry_run_is_a_patch_that_git_takes(string name, string preamble)
    {
        Git("init", "-q");
        var file = _folder.Write(name, preamble + Service);

        var run = Fix("--dry-run", ".");

        Assert.Equal(0, run.Status);
        Assert.Equal(preamble + Service, Encoding.UTF8.GetString(File.ReadAllBytes(file)));
        Assert.StartsWith($"--- a/{name}", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("2 fixes to make in 1 file; no errors or warnings are left.\n", run.Error, StringComparison.Ordinal);
        var patch = _folder.Write("fix.patch", run.Output);
        Git("apply", patch);
        Assert.Equal(preamble + Mended, Encoding.UTF8.GetString(File.ReadAllBytes(file)));
    }

    [Fact]
    public void a_clean_dry_run_says_nothing()
    {
        _folder.Write("redis.yaml", Mended);

        Assert.Equal((0, ""), (Fix("--dry-run", ".").Status, Fix("--dry-run", ".").Output));
    }

    [Fact]
    public void standard_input_comes_out_mended()
    {
        var run = Meshservice.RunIn(_folder.Path, Service, "fix", "-");

        Assert.Equal((0, Mended), (run.Status, run.Output));
        Assert.Contains("2 fixes in 1 file", run.Error, StringComparison.Ordinal);
        Assert.Equal(Mended, Meshservice.RunIn(_folder.Path, Mended, "fix", "-").Output);
    }

    [Fact]
    public void mends_only_the_codes_that_are_asked_for()
    {
        var file = _folder.Write("redis.yaml", Service);

        var run = Fix("--code", "ms902", "redis.yaml");

        Assert.Equal(0, run.Status);
        Assert.Equal(Mended.Replace("      appProtocol: \"tcp\"\n", "", StringComparison.Ordinal), File.ReadAllText(file));
    }

    [Theory]
    [InlineData("--code", "MS9999", "error: no code 'MS9999'")]
    [InlineData("--to", "4.0", "error: --to: '4.0' is not available here; use 3.0")]
    public void a_wrong_option_is_status_2(string option, string value, string said)
    {
        var run = Fix(option, value, ".");

        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.StartsWith(said, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void json_has_the_members_that_scripts_rely_on_in_their_order()
    {
        _folder.Write("redis.yaml", Service);

        var run = Fix("--dry-run", "--format", "json", ".");

        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Equal(
            ["apiVersion", "kind", "kumaVersion", "dryRun", "summary", "files", "findings"],
            run.Json.EnumerateObject().Select(m => m.Name));
        Assert.Equal(
            """{"files":1,"changed":1,"fixes":2,"declined":0,"faults":0,"errors":0,"warnings":0,"infos":0}""",
            System.Text.Json.JsonSerializer.Serialize(run.Json.GetProperty("summary")));
        var file = Assert.Single(run.Json.GetProperty("files").EnumerateArray());
        Assert.StartsWith("--- a/redis.yaml\n", file.GetProperty("patch").GetString(), StringComparison.Ordinal);
        Assert.Equal(["code", "fix", "outcome", "reason", "resource", "path", "line", "column"], file.GetProperty("fixes")[1].EnumerateObject().Select(m => m.Name));
    }

    [Fact]
    public void rewrites_for_the_next_version()
    {
        var file = _folder.Write("timeout.yaml", """
            type: MeshTimeout
            name: slow
            mesh: default
            spec:
              to:
                - targetRef:
                    kind: MeshService
                    name: backend # ours
                  default:
                    idleTimeout: 1h
            """);

        var run = Fix("--to", "3.0", "--fail-on", "never", ".");

        Assert.Equal(0, run.Status);
        var text = File.ReadAllText(file);
        Assert.DoesNotContain("name: backend #", text, StringComparison.Ordinal);
        Assert.Contains("kuma.io/display-name: backend", text, StringComparison.Ordinal);
    }

    [Fact]
    public void what_is_suppressed_is_left_alone()
    {
        var file = _folder.Write("redis.yaml", Service.Replace("# as everywhere", "# meshservice:ignore MS902 reason=\"as everywhere\"", StringComparison.Ordinal));

        Fix(".");

        Assert.DoesNotContain("targetPort", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8", false, "\r\n")]
    [InlineData("utf-8", true, "\n")]
    [InlineData("utf-16", true, "\r\n")]
    [InlineData("utf-16BE", true, "\n")]
    public void keeps_encoding_and_line_breaks(string name, bool withMark, string lineBreak)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] Encode(string text) => [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text.Replace("\n", lineBreak, StringComparison.Ordinal))];
        var file = _folder.Write("redis.yaml", Encode(Service));

        Assert.Equal(0, Fix(".").Status);

        Assert.Equal(Encode(Mended), File.ReadAllBytes(file));
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void keeps_links_and_permissions()
    {
        var file = _folder.Write("kept/redis.yaml", Service);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Directory.CreateDirectory(_folder.At("used"));
        _folder.Link("used/redis.yaml", "../kept/redis.yaml");

        Assert.Equal(0, Fix("used").Status);

        Assert.Equal(Mended, File.ReadAllText(file));
        Assert.Equal("../kept/redis.yaml", new FileInfo(_folder.At("used/redis.yaml")).LinkTarget);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(file));
        Assert.Single(Directory.GetFileSystemEntries(_folder.At("kept")));
    }

    [Fact]
    public void bytes_that_are_not_utf8_are_left_as_they_are()
    {
        byte[] bytes = [.. "# caf"u8, 0xE9, .. "\n"u8, .. Encoding.UTF8.GetBytes(Service)];
        var file = _folder.Write("redis.yaml", bytes);

        var run = Fix(".");

        Assert.Equal(1, run.Status);
        Assert.Contains("left alone (write targetPort: 6379): the file is not UTF-8", run.Output, StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(file));
    }

    private MeshserviceRun Fix(params string[] arguments) => Meshservice.RunIn(_folder.Path, "", ["fix", .. arguments]);

    private void Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = _folder.Path, RedirectStandardError = true })!;
        var error = git.StandardError.ReadToEnd();
        git.WaitForExit();
        Assert.True(git.ExitCode == 0, error);
    }
}
