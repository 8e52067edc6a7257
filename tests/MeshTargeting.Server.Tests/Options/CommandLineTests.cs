using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.Tests.Harness;
using MeshTargeting.Worlds;
using Microsoft.Extensions.Configuration;

namespace MeshTargeting.Server.Tests.Options;

public class CommandLineTests
{
    [Fact]
    public void reads_every_option()
    {
        var options = Options(
            "--from", "shop", "--urls", "http://127.0.0.1:1", "--mode", "federated-zone", "--zone", "east", "--system-namespace=kuma",
            "--kuma-version", "3.0", "--mesh-services-mode", "Everywhere", "--no-derive", "--privileged-user", "a", "--privileged-user=b");

        Assert.Equal(("shop", "http://127.0.0.1:1"), (options.From, options.Urls));
        Assert.Equal(ControlPlaneMode.FederatedZone, options.World.Mode);
        Assert.Equal(("east", "kuma", "3.0"), (options.World.Zone, options.World.SystemNamespace, options.World.Semantics.Version));
        Assert.Equal(MeshServicesMode.Everywhere, options.World.MeshServicesMode);
        Assert.False(options.World.Derive);
        Assert.Equal(["a", "b"], options.PrivilegedUsers);
    }

    [Fact]
    public void has_defaults_for_all_but_the_folder()
    {
        var options = Options("--from", "shop");

        Assert.Equal(new WorldOptions { IsComplete = true }, options.World);
        Assert.Null(options.Urls);
        Assert.True(options.IsPrivileged("system:serviceaccount:kuma-system:kuma-control-plane"));
        Assert.True(options.IsPrivileged("system:serviceaccount:kube-system:generic-garbage-collector"));
        Assert.False(options.IsPrivileged("alice"));
        Assert.False(options.IsPrivileged(""));
    }

    [Fact]
    public void reads_what_findings_come_to()
    {
        var severities = Options("--from", "shop", "--enforce", "MS302", "--enforce=MS4xx", "--warn", "MS204", "--MeshService:Severities:MS903", "off").Severities;

        Assert.Equal(
            [("MS204", Severity.Warning), ("MS302", Severity.Error), ("MS4xx", Severity.Error), ("MS903", (Severity?)null)],
            severities.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => (s.Key, s.Value)));
    }

    [Fact]
    public void reads_how_much_is_judged_at_once_and_how_it_stops()
    {
        var options = Options("--from", "shop", "--max-reviews", "7", "--drain", "1m30s");

        Assert.Equal((7, TimeSpan.FromSeconds(90)), (options.MaxReviews, options.Drain));
        Assert.Equal((4 * Environment.ProcessorCount, null), (Options("--from", "shop").MaxReviews, Options("--from", "shop").Drain));
    }

    [Fact]
    public void takes_a_flag_in_any_position()
    {
        var options = Options("--no-derive", "--urls", "http://127.0.0.1:1", "--from", "shop");

        Assert.False(options.World.Derive);
        Assert.Equal(("shop", "http://127.0.0.1:1"), (options.From, options.Urls));
    }

    [Fact]
    public void can_turn_the_look_at_origins_off()
    {
        Assert.True(Options("--disable-origin-label-validation", "--from", "shop").World.DisableOriginLabelValidation);
        Assert.False(Options("--from", "shop").World.DisableOriginLabelValidation);
    }

    [Fact]
    public void takes_a_value_for_a_flag_behind_an_equals_sign_only() => Assert.True(Options("--no-derive=false", "--from", "shop").World.Derive);

    [Fact]
    public void takes_a_cluster_in_any_position_and_listens_for_it()
    {
        var options = Options("--cluster", "--urls", "http://127.0.0.1:1");

        Assert.True(options.Cluster);
        Assert.Null(options.From);
        Assert.Equal(("http://127.0.0.1:1", "https://0.0.0.0:8443"), (options.Urls, options.DefaultUrl));
    }

    [Fact]
    public void names_what_self_managed_certificates_are_about()
    {
        var options = Options(
            "--cluster", "--self-managed-certificates", "--namespace", "ns", "--webhook-name", "hook", "--certificate-host", "a", "--certificate-host=::1");

        Assert.True(options.SelfManagedCertificates);
        Assert.Equal(("ns", "hook"), (options.Namespace, options.WebhookName));
        Assert.Equal(["a", "::1"], options.CertificateHosts);
        Assert.Equal(("meshservice-system", "meshservice-webhook"), (Options("--cluster").Namespace, Options("--cluster").WebhookName));
    }

    [Fact]
    public void puts_given_users_in_the_place_of_the_control_plane_and_keeps_the_garbage_collector()
    {
        var options = Options("--from", "shop", "--privileged-user", "boss");

        Assert.True(options.IsPrivileged("boss"));
        Assert.True(options.IsPrivileged("system:serviceaccount:kube-system:generic-garbage-collector"));
        Assert.False(options.IsPrivileged("system:serviceaccount:kuma-system:kuma-control-plane"));
    }

    [Fact]
    public void follows_the_system_namespace_to_the_control_plane() => Assert.True(
        Options("--from", "shop", "--system-namespace", "mesh").IsPrivileged("system:serviceaccount:mesh:kuma-control-plane"));

    [Fact]
    public void passes_keys_of_aspnet_on() => Assert.Equal(
        "tls.crt",
        CommandLine.Parse(["--Kestrel:Certificates:Default:Path", "tls.crt"]).Configuration["kestrel:certificates:default:path"]);

    [Theory]
    [InlineData("There is no option --frm; did you mean --from? (--help lists all.)", "--frm", "shop")]
    [InlineData("There is no option --what (--help lists all.)", "--what")]
    [InlineData("'shop' is no option. Where the manifests lie is said with --from FOLDER.", "shop")]
    [InlineData("--from needs a value: FOLDER.", "--from")]
    [InlineData("--from needs a value: FOLDER.", "--from", "--no-derive")]
    [InlineData("--from is given more than once.", "--from", "a", "--from", "b")]
    [InlineData("Say what the World is: --from FOLDER (manifests) or --cluster (live state). (--help lists all options.)", "--no-derive")]
    [InlineData("--mode is one of zone, federated-zone, global, not 'zones'.", "--from", "a", "--mode", "zones")]
    [InlineData("--kuma-version is one of 2.14, 3.0, not '2.13'.", "--from", "a", "--kuma-version", "2.13")]
    [InlineData("--mesh-services-mode is one of Disabled, Everywhere, ReachableBackends, Exclusive, not 'On'.", "--from", "a", "--mesh-services-mode", "On")]
    [InlineData("--no-derive is one of true, false, not 'perhaps'.", "--from", "a", "--no-derive=perhaps")]
    [InlineData("--from FOLDER and --cluster exclude each other: the World is a folder or a cluster.", "--from", "a", "--cluster")]
    [InlineData("--self-managed-certificates needs --cluster: the certificates are kept in the cluster.", "--from", "a", "--self-managed-certificates")]
    [InlineData(
        "--self-managed-certificates and the certificate a.crt exclude each other: leave one of them out.",
        "--cluster", "--self-managed-certificates", "--Kestrel:Certificates:Default:Path", "a.crt")]
    [InlineData("There is no code 'MS2O1'; did you mean MS201?", "--from", "a", "--enforce", "MS2O1")]
    [InlineData("Two things are said of MS302: one denies, the other does not.", "--from", "a", "--enforce", "MS302", "--warn", "MS302")]
    [InlineData("MeshService:Severities:MS302 is one of error, warning, info, off, not 'loud'.", "--from", "a", "--MeshService:Severities:MS302", "loud")]
    [InlineData("--max-reviews is a number above 0, not '0'.", "--from", "a", "--max-reviews", "0")]
    [InlineData("--drain is a duration such as 10s, not '10'.", "--from", "a", "--drain", "10")]
    [InlineData("--cluster is one of true, false, not 'prod'.", "--from", "a", "--cluster=prod")]
    public async Task says_what_is_wrong_and_ends_with_2(string message, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        Assert.Equal(2, await ServerApp.RunAsync(arguments, output, error));
        Assert.Equal($"meshservice-server: {message}", error.ToString().TrimEnd());
        Assert.Empty(output.ToString());
    }

    [Fact]
    public async Task listens_where_it_is_told_and_answers()
    {
        using var folder = new TemporaryFolder();
        await using var app = ServerApp.Build(["--no-derive", "--urls", "http://127.0.0.1:0", "--from", folder.FullPath, "--Logging:LogLevel:Default", "None"]);
        await app.StartAsync();
        using var client = new HttpClient();

        Assert.StartsWith("http://127.0.0.1:", app.Urls.Single(), StringComparison.Ordinal);
        Assert.Equal("ok", await client.GetStringAsync(new Uri(new Uri(app.Urls.Single()), "/healthz")));
    }

    [Fact]
    public async Task listens_on_the_loopback_interface_unless_told_otherwise()
    {
        using var folder = new TemporaryFolder();
        await using var app = ServerApp.Build(["--from", folder.FullPath]);

        Assert.Equal("http://127.0.0.1:8080", app.Configuration["urls"]);
    }

    [Fact]
    public async Task ends_with_2_where_the_folder_does_not_exist()
    {
        using var error = new StringWriter();

        Assert.Equal(2, await ServerApp.RunAsync(["--from", "does/not/exist"], TextWriter.Null, error));
        Assert.Equal("meshservice-server: --from does/not/exist: no such file or folder.", error.ToString().TrimEnd());
    }

    [Fact]
    public async Task prints_every_option_it_has_with_the_help()
    {
        using var output = new StringWriter();

        Assert.Equal(0, await ServerApp.RunAsync(["--from", "x", "--help"], output, TextWriter.Null));
        Assert.All(OptionTable.All, o => Assert.Contains(o.IsValueOptional ? $"--{o.Name}[={o.Value}] " : $"--{o.Name} ", output.ToString(), StringComparison.Ordinal));
    }

    private static ServerOptions Options(params string[] arguments)
    {
        var parsed = CommandLine.Parse(arguments);
        Assert.Null(parsed.Error);
        return OptionsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(parsed.Configuration).Build());
    }
}
