
namespace MeshTargeting.EndToEnd.Harness;

/// <summary>The tests that share one API server, and the product installed there: both take seconds to start, so they are started
/// once. The tests run one after another, and each works in namespaces of its own.</summary>
[CollectionDefinition(Name)]
public sealed class SharedApiServer : ICollectionFixture<ApiServer>, ICollectionFixture<Product>
{
    /// <summary>The collection's name, for <see cref="CollectionAttribute"/>.</summary>
    public const string Name = "API server";
}
