using MeshTargeting.EndToEnd.Harness;

namespace MeshTargeting.EndToEnd;

/// <summary>
/// One valid object of each kind is stored, an invalid one is denied, in the words that Kuma has for it: <c>Manifests/Kinds</c> holds
/// both and the words. A MeshZoneAddress and a Workload can only be wrong in their labels.
/// </summary>
[Collection(SharedApiServer.Name)]
public sealed class KindTests(ApiServer apiServer, Product product) : ProductTests(apiServer, product)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Manifests", "Kinds");

    private static readonly IReadOnlyList<string> Names =
        [.. Directory.GetDirectories(Folder).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Kinds => [.. Names];

    [EnvTestTheory]
    [MemberData(nameof(Kinds))]
    public async Task A_valid_object_is_stored(string kind)
    {
        await MakeNamespacesAsync();

        CommandResult applied = await Kubectl.ApplyAsync(await ReadAsync(kind, "valid.yaml"));

        Assert.EndsWith(" created\n", applied.Output, StringComparison.Ordinal);
    }

    [EnvTestTheory]
    [MemberData(nameof(Kinds))]
    public async Task An_invalid_object_is_denied_in_Kumas_words(string kind)
    {
        await MakeNamespacesAsync();

        CommandResult denied = await Kubectl.TryApplyAsync(await ReadAsync(kind, "invalid.yaml"));

        Assert.Equal(1, denied.ExitCode);
        string[] words = (await ReadAsync(kind, "denied.txt")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(words, denied.Causes);
    }

    [EnvTestFact]
    public async Task Every_kind_of_the_definitions_is_here()
    {
        CommandResult definitions = await Programs.RunMeshserviceAsync("crds");

        Assert.All(Names, kind => Assert.Contains($"    kind: {kind}\n", definitions.Output, StringComparison.Ordinal));
        Assert.Equal(Names.Count, definitions.Output.Split("\nkind: CustomResourceDefinition\n").Length - 1);
    }

    private async Task MakeNamespacesAsync()
    {
        await ApiServer.ApplyNamespaceAsync("kinds", Product.NamespaceLabel);
        await ApiServer.ApplyNamespaceAsync("kuma-system", Product.NamespaceLabel);
    }

    private static Task<string> ReadAsync(string kind, string file) => File.ReadAllTextAsync(Path.Combine(Folder, kind, file));
}
