using Microsoft.OpenApi;

namespace MeshTargeting.Server.Inspect.Answers;

/// <summary>The parameters of paths and queries, for the API document.</summary>
internal static class Parameters
{
    /// <summary>Those that choose a page of a list.</summary>
    public static readonly IReadOnlyList<string> OfLists = ["size", "offset", "name"];

    /// <summary>Those of Envoy's configuration.</summary>
    public static readonly IReadOnlyList<string> OfConfig = ["shadow", "include"];

    private static readonly Dictionary<string, string> OfPaths = new()
    {
        ["mesh"] = "The mesh.",
        ["name"] = "The name of the resource, on Kubernetes name.namespace.",
        ["policies"] = "The policies as paths name them, for example meshtimeouts.",
        ["services"] = "meshservices, meshmultizoneservices or meshexternalservices.",
        ["inbound_kri"] = "The identifier of an inbound: that of the Dataplane with the inbound's name or port as section.",
        ["outbound_kri"] = "The identifier of an outbound: that of the service with the port's name or number as section.",
        ["route_kri"] = "The identifier of a route.",
    };

    private static readonly Dictionary<string, string> OfQueries = new()
    {
        ["size"] = "How many items a page has: 100 unless told otherwise, at most 1000.",
        ["offset"] = "The index of the first item of the page.",
        ["name"] = "Keeps items whose names contain this.",
        ["shadow"] = "Whether policies without effect count.",
        ["include"] = "diff, or nothing.",
    };

    /// <summary>The parameters of an endpoint.</summary>
    /// <param name="pattern">Its path.</param>
    /// <param name="query">The parameters of its query.</param>
    public static IEnumerable<IOpenApiParameter> Of(string pattern, IReadOnlyList<string> query) => pattern.Split('/')
        .Where(part => part.StartsWith('{'))
        .Select(part => part.Trim('{', '}'))
        .Select(name => Of(name, ParameterLocation.Path, OfPaths[name]))
        .Concat(query.Select(name => Of(name, ParameterLocation.Query, OfQueries[name])));

    private static OpenApiParameter Of(string name, ParameterLocation place, string description) => new()
    {
        Name = name,
        In = place,
        Required = place == ParameterLocation.Path,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };
}
