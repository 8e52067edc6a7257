using System.Text;
using MeshTargeting.Generation;
using MeshTargeting.Generation.Addresses;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Server.Controllers.Folder;
using MeshTargeting.Server.State;
using MeshTargeting.Server.Tests.Harness;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.Tests.Controllers.Folder;

/// <summary>What a plan wants comes into the files of the folder.</summary>
public sealed class FolderStoreTests : IDisposable
{
    private const string Redis = """
        # meshservice-server writes this file: what is changed here by hand is overwritten, and it goes with what it is made of.
        type: MeshService
        mesh: default
        name: redis
        labels:
          kuma.io/managed-by: meshservice-generator
        creationTime: '2026-01-02T03:04:05Z'
        spec:
          ports:
            - port: 6379
              appProtocol: tcp
        status:
          vips:
            - ip: '241.0.0.1'

        """;

    private readonly TemporaryFolder _folder = new();
    private readonly FolderStore _store;

    public FolderStoreTests() => _store = new FolderStore(_folder.FullPath, new ManualTime());

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void gives_what_is_made_a_file_of_its_own_with_its_age_and_status()
    {
        Assert.Equal(FileOutcomeKind.Written, Write(ServiceChange.Create(Made("redis"))).Kind);

        Assert.Equal(Redis, Text("generated/meshservice/default/redis.yaml"));
        var stored = Stored();
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), stored.Metadata.CreationTime);
        Assert.Equal(["241.0.0.1"], ServiceVips.Of(stored));
    }

    [Fact]
    public void finds_what_is_of_kubernetes_by_its_namespace_and_name()
    {
        var made = new Resource<MeshServiceSpec>(
            MeshServiceSpec.Descriptor, new ResourceMetadata { Name = "cart", Namespace = "shop", Mesh = "default" }, new MeshServiceSpec(), Envelope.Kubernetes);

        Write(ServiceChange.Create(made));

        Assert.Equal("2026-01-02T03:04:05Z", Stored().Metadata.CreationTime?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null));
        Assert.True(File.Exists(_folder.At("generated/meshservice/shop.cart.yaml")));
    }

    [Theory]
    [InlineData("../redis")]
    [InlineData("a/b")]
    [InlineData("..")]
    public void lets_no_name_lead_out_of_the_folder(string name)
    {
        var outcome = Write(ServiceChange.Create(Made(name)));

        Assert.Equal((FileOutcomeKind.Left, "its name cannot be that of a file"), (outcome.Kind, outcome.Declined.Single().Reason));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.FullPath));
    }

    [Fact]
    public void rewrites_and_removes_what_it_made()
    {
        _folder.Write("generated/meshservice/default/redis.yaml", Redis);

        Assert.Equal(FileOutcomeKind.Written, Write(ServiceChange.Update(Stored(), ServiceVips.With(Stored(), "241.0.0.2"), "address")).Kind);
        Assert.Equal(Redis.Replace("241.0.0.1", "241.0.0.2", StringComparison.Ordinal), Text("generated/meshservice/default/redis.yaml"));

        Assert.Equal(FileOutcomeKind.Written, Write(ServiceChange.Delete(Stored(), "gone")).Kind);
        Assert.Empty(Directory.GetFiles(_folder.FullPath, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void leaves_a_file_alone_that_is_not_what_was_read()
    {
        const string Path = "generated/meshservice/default/redis.yaml";
        _folder.Write(Path, Redis);
        var read = Stored();
        ServiceChange[] changes =
            [ServiceChange.Update(read, ServiceVips.With(read, "241.0.0.2"), "address"), ServiceChange.Delete(read, "gone"), ServiceChange.Create(Made("redis"))];
        _folder.Write(Path, "# mine");

        Assert.All(changes, change => Assert.Equal(FileOutcomeKind.Stale, Write(change).Kind));
        Assert.Equal("# mine", Text(Path));

        File.Delete(_folder.At(Path));
        Assert.Equal(FileOutcomeKind.Stale, Write(changes[0]).Kind);
        Assert.Single(Directory.GetDirectories(_folder.FullPath));
        Assert.Empty(Directory.GetFiles(_folder.FullPath, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void says_what_cannot_be_written()
    {
        _folder.Write("generated", "a file where a folder is to be");

        Assert.Equal(FileOutcomeKind.Failed, Write(ServiceChange.Create(Made("redis"))).Kind);
    }

    [Fact]
    public void writes_only_the_status_of_what_people_wrote_and_leaves_every_other_byte()
    {
        const string Before = """
            # The shops' caches.
            type: MeshService   # by hand
            name: redis
            spec:
                ports:
                -   {port: 6379}  # tcp

            ---
            type: MeshExternalService
            name: mail # and so on
            spec: {match: {port: 25}}
            status:
              vip:
                ip: 242.0.0.7 # as promised
            ---
            type: Mesh
            name: default
            """;
        _folder.Write("caches.yaml", Before.ReplaceLineEndings("\r\n"));

        Write([.. Services().Select(s => ServiceChange.Update(s, ServiceVips.With(s, s.Kind == MeshServiceSpec.Descriptor ? "241.0.0.1" : "242.0.0.8"), "address"))]);

        Assert.Equal(
            Before.Replace("# tcp\n", "# tcp\nstatus:\n    vips:\n    - ip: '241.0.0.1'\n", StringComparison.Ordinal)
                .Replace("242.0.0.7", "'242.0.0.8'", StringComparison.Ordinal)
                .ReplaceLineEndings("\r\n"),
            Text("caches.yaml"));
    }

    [Fact]
    public void keeps_state_and_identities_in_the_spec_where_kuma_has_them()
    {
        _folder.Write("redis.yaml", "type: MeshService\nname: redis\nspec:\n  ports:\n    - port: 6379\n");
        var stored = (Resource<MeshServiceSpec>)Stored();
        var desired = stored.WithSpec(stored.Spec with { State = "Available", Identities = [new MeshServiceIdentity { Type = "ServiceTag", Value = "redis" }] });

        Write(ServiceChange.Update(stored, desired, "status"));

        Assert.Equal(
            "type: MeshService\nname: redis\nspec:\n  ports:\n    - port: 6379\n  state: Available\n  identities:\n    - type: ServiceTag\n      value: redis\n",
            Text("redis.yaml"));
    }

    [Theory]
    [InlineData("redis.yaml", "{type: MeshService, name: redis, spec: {ports: [{port: 6379}]}}", "{type: MeshService, name: redis, spec: {ports: [{port: 6379}]}, status: {vips: [{ip: '241.0.0.1'}]}}")]
    [InlineData(
        "redis.json",
        """{"type":"MeshService","name":"redis","spec":{"ports":[{"port":6379}]}}""",
        """{"type":"MeshService","name":"redis","spec":{"ports":[{"port":6379}]},"status":{"vips":[{"ip":"241.0.0.1"}]}}""")]
    [InlineData(
        "list.yaml",
        "apiVersion: v1\nkind: List\nitems:\n- apiVersion: kuma.io/v1alpha1\n  kind: MeshService\n  metadata: {name: redis, namespace: shop}\n  spec: {}\n",
        "apiVersion: v1\nkind: List\nitems:\n- apiVersion: kuma.io/v1alpha1\n  kind: MeshService\n  metadata: {name: redis, namespace: shop}\n  spec: {}\n  status:\n    vips:\n    - ip: '241.0.0.1'\n")]
    public void writes_a_status_in_the_style_of_the_document(string file, string before, string after)
    {
        _folder.Write(file, before);

        Write(ServiceChange.Update(Stored(), ServiceVips.With(Stored(), "241.0.0.1"), "address"));

        Assert.Equal(after, Text(file));
    }

    [Fact]
    public void declines_what_cannot_be_written_safely_and_writes_the_rest_of_the_file()
    {
        const string Before = "type: MeshService\nname: a\nspec: {}\nstatus: &s {}\nother: *s\n---\ntype: MeshService\nname: b\nspec: {}\n";
        _folder.Write("both.yaml", Before);

        var outcome = Write([.. Services().Select(s => ServiceChange.Update(s, ServiceVips.With(s, "241.0.0.1"), "address"))]);

        Assert.StartsWith("its status cannot be written safely there: ", outcome.Declined.Single().Reason, StringComparison.Ordinal);
        Assert.Equal("a", outcome.Declined.Single().Change.Id.Name);
        Assert.Equal(Before + "status:\n  vips:\n    - ip: '241.0.0.1'\n", Text("both.yaml"));
    }

    [Fact]
    public void neither_deletes_nor_rewrites_what_people_wrote()
    {
        const string Written = "type: MeshService\nname: redis\nlabels: {kuma.io/managed-by: meshservice-generator}\nspec: {}\n";
        _folder.Write("redis.yaml", Written);
        var stored = Stored();
        var relabelled = stored.WithMetadata(stored.Metadata with { Labels = ResourceMetadata.None });

        var (deletion, change) = (Write(ServiceChange.Delete(stored, "no Dataplane")), Write(ServiceChange.Update(stored, relabelled, "labels changed")));

        Assert.Equal((FileOutcomeKind.Left, "the file is not the server's, which would delete it there: no Dataplane"), (deletion.Kind, deletion.Declined.Single().Reason));
        Assert.Equal((FileOutcomeKind.Left, "the file is not the server's, which would change more there: labels changed"), (change.Kind, change.Declined.Single().Reason));
        Assert.Equal(Written, Text("redis.yaml"));
    }

    [Theory]
    [InlineData("moved.yaml", Redis)]
    [InlineData("generated/meshservice/default/redis.yaml", "type: MeshService\nname: redis\nspec: {}\n")]
    [InlineData("generated/meshservice/default/redis.yaml", Redis + "---\ntype: Mesh\nname: other\n")]
    public void takes_a_file_for_a_persons_that_is_elsewhere_or_has_not_its_first_line_or_holds_more(string file, string content)
    {
        _folder.Write(file, content);

        Assert.Single(Write(ServiceChange.Delete(Stored(), "gone")).Declined);
        Assert.Equal(content, Text(file));
    }

    private static Resource<MeshServiceSpec> Made(string name) => new(
        MeshServiceSpec.Descriptor,
        new ResourceMetadata { Name = name, Mesh = "default", Labels = new Dictionary<string, string> { ["kuma.io/managed-by"] = "meshservice-generator" } },
        new MeshServiceSpec { Ports = [new MeshServicePort { Port = 6379, AppProtocol = "tcp" }] },
        Envelope.Universal,
        new MeshServiceStatus { Vips = [new MeshServiceVip { Ip = "241.0.0.1" }] });

    private Resource Stored() => Services().Single();

    private IEnumerable<Resource> Services() => new FolderReader(_folder.FullPath, new WorldOptions()).Read(null).World.Resources
        .Where(r => r.Kind == MeshServiceSpec.Descriptor || r.Kind == MeshExternalServiceSpec.Descriptor);

    private FileOutcome Write(params ServiceChange[] changes) => _store.By(changes).Select(change => change.Make()).Single();

    private string Text(string file) => Encoding.UTF8.GetString(File.ReadAllBytes(_folder.At(file)));
}
