using System.Text.Json;
using MeshTargeting.Generation.Services;
using MeshTargeting.Resources;
using MeshTargeting.Server.Cluster.Json;

namespace MeshTargeting.Server.Controllers.Cluster.Insights;

/// <summary>
/// Makes of DataplaneInsights the little that is asked of them: an insight holds the whole history of a proxy's connections, and there is one
/// for each proxy.
/// </summary>
internal sealed class InsightReader : IObjectReader
{
    /// <summary>The kind, which stands in no catalogue: nobody writes it, no policy refers to it, and no World has it.</summary>
    public static readonly KindDescriptor<ProxyInsight> Kind = new(() => throw new NotSupportedException("what is kept of a DataplaneInsight is never written"))
    {
        Name = "DataplaneInsight",
        Plural = "dataplaneinsights",
    };

    private static readonly ProxyInsight[] Shared = [new(false, false), new(false, true), new(true, false), new(true, true)];

    public Resource? Read(ReadOnlyMemory<byte> utf8, bool namesKind, out string? problem)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            var metadata = ObjectIdentity.Of(utf8.Span);
            var insight = ProxyInsight.Read(document.RootElement.TryGetProperty("status", out var status) ? status : default);
            problem = null;
            return new Resource<ProxyInsight>(
                Kind,
                new ResourceMetadata { Name = metadata.Key.Name, Namespace = metadata.Key.Namespace, Version = metadata.Version },
                Shared[(insight.IsConnected ? 2 : 0) + (insight.HasCertificate ? 1 : 0)],
                Envelope.Kubernetes);
        }
        catch (JsonException e)
        {
            problem = e.Message;
            return null;
        }
    }
}
