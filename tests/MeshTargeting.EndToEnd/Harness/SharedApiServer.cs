
namespace MeshTargeting.EndToEnd.Harness;

/// <summary>The tests that share one API server: it takes seconds to start, so it is started once. They run one after
/// another, and each works in namespaces of its own.</summary>
[CollectionDefinition(Name)]
public sealed class SharedApiServer : ICollectionFixture<ApiServer>
{
    /// <summary>The collection's name, for <see cref="CollectionAttribute"/>.</summary>
    public const string Name = "API server";
}
