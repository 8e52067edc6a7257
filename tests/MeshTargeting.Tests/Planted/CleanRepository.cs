using System.Text.Json.Nodes;

namespace MeshTargeting.Tests.Planted;

/// <summary>
/// A repository of 300 services without a mistake: half of them workloads with Services, of which Kuma makes the rest, half written out as
/// MeshServices with their proxies; routes, external services and policies of every sort besides.
/// </summary>
internal static class CleanRepository
{
    public const int Services = 300;

    private const int Teams = 12;

    private static readonly string[] Colours =
    [
        "amber", "azure", "coral", "crimson", "ebony", "emerald", "golden", "indigo", "ivory", "lilac", "magenta", "maroon", "ochre",
        "olive", "purple", "scarlet", "silver", "turquoise", "umber", "violet",
    ];

    private static readonly string[] Animals =
    [
        "badger", "beetle", "bison", "cheetah", "cormorant", "dolphin", "falcon", "gazelle", "hamster", "jaguar", "kingfisher", "lobster",
        "mongoose", "nightingale", "octopus", "panther", "quail", "raccoon", "squirrel", "toucan",
    ];

    /// <summary>The documents. The seed decides which service speaks which protocol, and which policies it has.</summary>
    public static IReadOnlyList<Manifest> Create(int seed)
    {
        var random = new Random(seed);
        var services = Enumerable.Range(0, Services).Select(i => Service(i, random)).ToList();
        var documents = new List<JsonObject>();
        documents.AddRange(ClusterManifests.Create(Enumerable.Range(0, Teams).Select(Team)));
        foreach (var service in services)
        {
            documents.AddRange(service.IsWritten ? WrittenService.Create(service) : WorkloadService.Create(service));
        }

        var spokenOf = services.Where(s => !s.IsQuiet).ToList();
        documents.AddRange(PolicyManifests.Create(spokenOf, random));
        documents.AddRange(RouteManifests.Create(spokenOf, random));
        var quiet = services.Where(s => s.IsQuiet).Select(s => s.Name).ToHashSet();
        return documents.ConvertAll(d => new Manifest(d, quiet.Contains((string)d["metadata"]!["name"]!)));
    }

    /// <summary>The name of a service, far from every other's.</summary>
    public static string Name(int i) => $"{Colours[i % 20]}-{Animals[i / 20]}";

    private static string Team(int i) => $"team-{Animals[i]}";

    private static PlantedService Service(int i, Random random)
    {
        var protocol = random.Next(10) switch { < 6 => "http", < 7 => "grpc", < 8 => "http2", _ => "tcp" };
        return new PlantedService(Name(i), Team(i % Teams), protocol, IsWritten: random.Next(2) == 0, IsQuiet: i % 15 == 0);
    }
}

/// <summary>A service of the repository.</summary>
/// <param name="Name">Its name, far from every other.</param>
/// <param name="Namespace">The namespace of its team.</param>
/// <param name="Protocol">What its port <see cref="Port"/> speaks.</param>
/// <param name="IsWritten">Whether MeshService and Dataplanes are written out.</param>
/// <param name="IsQuiet">Whether nothing refers to it: what is wrong with it has no consequences.</param>
internal sealed record PlantedService(string Name, string Namespace, string Protocol, bool IsWritten, bool IsQuiet)
{
    /// <summary>The name of its port.</summary>
    public string Port => Protocol == "tcp" ? "data" : "api";

    /// <summary>The number of its port.</summary>
    public int Number => Protocol == "tcp" ? 5000 : 80;

    public bool IsHttp => Protocol != "tcp";
}
