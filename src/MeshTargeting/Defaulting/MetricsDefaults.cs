using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Defaulting;

/// <summary>
/// What a Mesh leaves out of the settings of its Prometheus backends (pkg/core/resources/apis/mesh/mesh_defaulter.go). Settings that
/// cannot be read are left alone: Kuma refuses them.
/// </summary>
/// <remarks>
/// Kuma reads and writes the settings anew: it also replaces a port of 0 and an empty path, drops what it does not know, and
/// <c>skipMTLS</c> beside TLS that the user provides. Here nothing that is set is touched.
/// </remarks>
internal static class MetricsDefaults
{
    private const int Port = 5670;
    private const string Path = "/metrics";
    private const string Service = "dataplane-metrics";

    public static Resource<MeshSpec> Apply(Resource<MeshSpec> mesh, List<DefaultedField> filledIn)
    {
        if (mesh.Spec.Metrics?.Backends is not { Count: > 0 } backends)
        {
            return mesh;
        }

        var before = filledIn.Count;
        IReadOnlyList<string> place = [.. mesh.Envelope == Envelope.Kubernetes ? ["spec"] : Array.Empty<string>(), "metrics", "backends"];
        var defaulted = backends.Select((b, i) => Apply(b, [.. place, i.ToString(CultureInfo.InvariantCulture), "conf"], filledIn)).ToList();
        return filledIn.Count == before ? mesh : mesh.WithSpec(mesh.Spec with { Metrics = mesh.Spec.Metrics with { Backends = defaulted } });
    }

    private static MeshMetricsBackend Apply(MeshMetricsBackend backend, IReadOnlyList<string> place, List<DefaultedField> filledIn)
    {
        if (backend.Type != PrometheusConf.Type || PrometheusConf.Read(backend.Conf) is not { Error: null } given)
        {
            return backend;
        }

        var conf = new Dictionary<string, JsonElement>(backend.Conf ?? new Dictionary<string, JsonElement>(), StringComparer.Ordinal);
        if (given.TlsMode is null)
        {
            // The mode of no number is the mesh's own TLS, and protobuf leaves it out when it writes.
            _ = given.SkipsMtls == true
                ? Add(["tls", "mode"], PrometheusConf.Disabled)
                : Add(["tls"], DefaultedField.EmptyObject);
        }

        if (IsAbsent("port"))
        {
            Add(["port"], Port);
        }

        if (IsAbsent("path"))
        {
            Add(["path"], Path);
        }

        if (IsAbsent("tags") || !conf["tags"].EnumerateObject().Any())
        {
            Add(["tags", KumaLabels.ServiceTag], Service);
        }

        return backend with { Conf = conf };

        bool IsAbsent(string name) => !conf.TryGetValue(name, out var value) || value.ValueKind == JsonValueKind.Null;

        bool Add(IReadOnlyList<string> path, object value)
        {
            var field = new DefaultedField([.. place, .. path], value);
            JsonNode json = field.ToJson();
            foreach (var name in path.Skip(1).Reverse())
            {
                json = new JsonObject { [name] = json };
            }

            using var document = JsonDocument.Parse(json.ToJsonString());
            conf[path[0]] = document.RootElement.Clone();
            filledIn.Add(field);
            return true;
        }
    }
}
