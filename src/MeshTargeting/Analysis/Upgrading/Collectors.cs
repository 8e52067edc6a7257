using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Upgrading;

/// <summary>Turns endpoints of collectors into references: to a MeshOpenTelemetryBackend that is there, or to one that is written.</summary>
internal sealed class Collectors(UpgradeFacts facts)
{
    private static readonly IReadOnlyList<KindDescriptor> Senders = [MeshAccessLogSpec.Descriptor, MeshMetricSpec.Descriptor, MeshTraceSpec.Descriptor];

    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<(string Address, int Port), (ResourceId Policy, string Path)>> _first = new();

    /// <summary>How a collector of a policy is mended.</summary>
    public Mend Move(Resource policy, InlineCollector collector)
    {
        if (Existing(policy, collector) is { } existing)
        {
            return Referring(collector, NameLabels.Of(existing.Metadata.Name, existing.Metadata.Namespace), []);
        }

        var ns = policy.Envelope == Envelope.Universal ? "" : facts.World.Options.SystemNamespace;
        var name = NameOf(collector);
        if (policy.Metadata.Namespace != ns || facts.World.Options.Mode == ControlPlaneMode.FederatedZone)
        {
            return Mend.ByHand($"Write a MeshOpenTelemetryBackend with endpoint {{address: {collector.Address}, port: {collector.Port}}}, which belongs to the operators of the mesh, and refer to it by backendRef.");
        }

        var first = _first.GetOrAdd(policy.Metadata.Mesh, FirstOf)[(collector.Address, collector.Port)];
        if (first != (policy.Id, collector.Path))
        {
            return Referring(collector, NameLabels.Of(name, ns), []);
        }

        var spec = new JsonObject
        {
            ["endpoint"] = new JsonObject { ["address"] = collector.Address, ["port"] = collector.Port },
            // Endpoints of policies give way to no environment variable; a backend does unless told.
            ["env"] = new JsonObject { ["mode"] = "Disabled" },
        };
        return SpecJson.Beside(facts, policy, MeshOpenTelemetryBackendSpec.Descriptor, name, spec) is { } document
            ? Referring(collector, NameLabels.Of(name, ns), [document])
            : Mend.ByHand($"Write a MeshOpenTelemetryBackend with endpoint {{address: {collector.Address}, port: {collector.Port}}} and refer to it by backendRef; the name {name} is taken.");
    }

    private static Mend Referring(InlineCollector collector, IReadOnlyDictionary<string, string>? labels, IReadOnlyList<NodeEdit> more)
    {
        if (labels is null)
        {
            return Mend.ByHand("Refer to the MeshOpenTelemetryBackend of this endpoint by labels of its own.");
        }

        var reference = new JsonObject { ["kind"] = "MeshOpenTelemetryBackend", ["labels"] = EditJson.Map(labels) };
        return Mend.By(
            $"write backendRef with labels {EditJson.Shown(labels)} in place of endpoint{(more.Count > 0 ? ", and the MeshOpenTelemetryBackend that it means" : "")}",
            [new PutMember(collector.Path, "backendRef", EditJson.Of(reference), After: "endpoint"), new RemoveNode($"{collector.Path}.endpoint"), .. more]);
    }

    private Resource<MeshOpenTelemetryBackendSpec>? Existing(Resource policy, InlineCollector collector) =>
        facts.World.OfKind(policy.Metadata.Mesh, MeshOpenTelemetryBackendSpec.Descriptor).FirstOrDefault(backend =>
            backend.Spec.Endpoint is { Path: null or "" } endpoint
            && endpoint.Address == collector.Address
            && (endpoint.Port ?? 4317) == collector.Port
            && backend.Spec.Protocol is null or "grpc");

    /// <summary>The first policy with each endpoint, which is the one that has the backend written beside it.</summary>
    private Dictionary<(string Address, int Port), (ResourceId Policy, string Path)> FirstOf(string mesh)
    {
        var first = new Dictionary<(string Address, int Port), (ResourceId Policy, string Path)>();
        foreach (var policy in Senders.SelectMany(kind => facts.World.OfKind(mesh, kind)))
        {
            foreach (var collector in InlineCollector.Of(policy).Where(c => !c.IsInFrom))
            {
                first.TryAdd((collector.Address, collector.Port), (policy.Id, collector.Path));
            }
        }

        return first;
    }

    private static string NameOf(InlineCollector collector)
    {
        var letters = collector.Address.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-').ToArray();
        var host = new string(letters).Trim('-');
        return $"otel-{(host.Length > 50 ? host[..50].Trim('-') : host)}-{collector.Port}";
    }
}
