using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.Tests.Inspect;

/// <summary>Errors of the inspect API have Kuma's shape and words.</summary>
public sealed class ErrorTests
{
    private const string Mesh = """
        type: Mesh
        name: default
        meshServices: {mode: Exclusive}
        ---
        type: Mesh
        name: tagged
        ---
        type: Dataplane
        name: web
        mesh: default
        networking: {address: 10.0.0.1, inbound: [{port: 8080, tags: {kuma.io/service: web}}]}
        ---
        type: Dataplane
        name: web
        mesh: tagged
        networking: {address: 10.0.0.1, inbound: [{port: 8080, tags: {kuma.io/service: web}}]}
        ---
        type: MeshGateway
        name: nobody
        mesh: default
        conf: {listeners: [{port: 80, protocol: HTTP}]}
        ---
        type: MeshService
        name: api
        mesh: default
        spec: {ports: [{port: 80}]}
        ---
        type: HostnameGenerator
        name: poor
        spec: {template: "{{ label \"none\" }}", selector: {meshService: {}}}
        ---
        type: MeshTimeout
        name: all
        mesh: default
        spec: {to: [{targetRef: {kind: Mesh}, default: {idleTimeout: 1s}}]}
        """;

    [Theory]
    [InlineData("/meshes/none/dataplanes/web/_rules", 404, "Failed to retrieve Mesh", "Not found")]
    [InlineData("dataplanes/none/_rules", 404, "Could not retrieve Dataplane", "Not found")]
    [InlineData("/meshes/none/meshgateways/nobody/_rules", 404, "Failed to retrieve Mesh", "Not found")]
    [InlineData("meshgateways/none/_rules", 404, "Could not retrieve MeshGateway", "Not found")]
    [InlineData("meshgateways/nobody/_rules", 500, "Invalid MeshGateway", "Internal Server Error")]
    [InlineData("/meshes/none/dataplanes/web/_policies", 404, "Failed to retrieve Mesh", "Not found")]
    [InlineData("dataplanes/none/_policies", 404, "Could not retrieve Dataplane", "Not found")]
    [InlineData("/meshes/tagged/dataplanes/web/_policies", 400, "Bad Request", "bad request: can't use _policies endpoint without meshService enabled")]
    [InlineData("/meshes/tagged/dataplanes/web/_layout", 400, "Bad Request", "bad request: can't use _layout endpoint without meshService enabled")]
    [InlineData("dataplanes/none/_layout", 404, "Failed to retrieve Dataplane", "Not found")]
    [InlineData("/meshes/none/dataplanes/web/_layout", 404, "Failed to build MeshContext", "Not found")]
    [InlineData("dataplanes/web/_inbounds/web/_policies", 400, "Bad Request", "bad request: invalid identifier string: \"web\"")]
    [InlineData("dataplanes/web/_inbounds/kri_dp_default___web_none/_policies", 500, "Failed building response", "Internal Server Error")]
    [InlineData("dataplanes/web/_outbounds/kri_x_default___web_/_policies", 400, "Bad Request", "bad request: unknown short name of resource type: \"x\"")]
    [InlineData("dataplanes/web/_outbounds/a_msvc_default___api_/_routes", 400, "Bad Request", "bad request: identifier must start with 'kri': \"a_msvc_default___api_\"")]
    [InlineData("dataplanes/web/_outbounds/kri_msvc_default___api_/_routes/web/_policies", 400, "Bad Request", "bad request: invalid identifier string: \"web\"")]
    [InlineData("/meshes/none/meshtimeouts/all/_resources/dataplanes", 404, "Failed to retrieve Mesh", "Not found")]
    [InlineData("meshtimeouts/none/_resources/dataplanes", 404, "Could not retrieve policy", "Not found")]
    [InlineData("meshtimeout/all/_resources/dataplanes", 404, "Could not retrieve policy", "Not found")]
    [InlineData("meshservices/none/_dataplanes", 404, "Could not retrieve policy", "Not found")]
    [InlineData("meshservices/none/_hostnames", 404, "could not retrieve service", "Not found")]
    [InlineData("meshservices/api/_hostnames", 500, "could not generate hostname", "Internal Server Error")]
    [InlineData("dataplanes/web/_hostnames", 400, "only \"meshservices,meshexternalservices,meshmultizoneservices\" are available for inspection", "Resource is not valid")]
    [InlineData("meshtimeouts/all/_resources/dataplanes?offset=-1", 400, "failed inspect", "invalid: invalid offset: must be non-negative")]
    [InlineData("meshtimeouts/all/_resources/dataplanes?offset=x", 400, "failed inspect", "invalid: invalid offset: strconv.Atoi: parsing \"x\": invalid syntax")]
    [InlineData("meshtimeouts/all/_resources/dataplanes?offset=99999999999999999999", 400, "failed inspect", "invalid: invalid offset: strconv.Atoi: parsing \"99999999999999999999\": value out of range")]
    [InlineData("meshtimeouts/all/_resources/dataplanes?offset=9223372036854775807", 400, "failed inspect", "invalid: invalid offset: exceeds maximum value")]
    [InlineData("/meshes/none/dataplanes/web/_config", 404, "Failed to retrieve Mesh", "Not found")]
    [InlineData("dataplanes/web/_config?shadow=perhaps", 400, "Bad Request", "bad request: unsupported value for query parameter 'shadow'")]
    [InlineData("dataplanes/web/_config?include=diff,all", 400, "Bad Request", "bad request: unsupported value for query parameter 'include'")]
    [InlineData("dataplanes/web/_config?shadow=T&include=diff", 501, "Not implemented", "This server makes no configuration of Envoy; _rules tells what it follows from.")]
    public async Task tells_what_is_wrong(string path, int status, string title, string detail)
    {
        await using var mesh = await InspectedMesh.OfAsync(Mesh);

        var (actual, body) = await mesh.TryAsync(path);

        Assert.Equal(status, actual);
        Assert.Equal(["detail", "details", "status", "title", "type"], body.AsObject().Select(m => m.Key).Order(StringComparer.Ordinal));
        Assert.Equal(("/std-errors", status, title, detail, detail), ((string)body["type"]!, (int)body["status"]!, (string)body["title"]!, (string)body["detail"]!, (string)body["details"]!));
    }

    [Theory]
    [InlineData("x", "invalid format")]
    [InlineData("1.0", "invalid format")]
    [InlineData("0", "must be greater than 0")]
    [InlineData("-1", "must be greater than 0")]
    [InlineData("1001", "invalid page size of 1001. Maximum page size is 1000")]
    public async Task names_the_parameter_that_is_wrong(string size, string reason)
    {
        await using var mesh = await InspectedMesh.OfAsync(Mesh);

        var (status, body) = await mesh.TryAsync($"meshtimeouts/none/_resources/dataplanes?size={size}");

        Assert.Equal(400, status);
        Assert.Equal(("Could not retrieve policy", "Invalid page size"), ((string)body["title"]!, (string)body["detail"]!));
        Assert.Equal(("size", reason), ((string)body["invalid_parameters"]![0]!["field"]!, (string)body["invalid_parameters"]![0]!["reason"]!));
        Assert.Equal(("size", reason), ((string)body["causes"]![0]!["field"]!, (string)body["causes"]![0]!["message"]!));
    }

    [Fact]
    public async Task a_global_control_plane_has_no_configuration_of_envoy()
    {
        await using var mesh = await InspectedMesh.OfAsync(Mesh, new WorldOptions { Mode = ControlPlaneMode.Global });

        var (status, body) = await mesh.TryAsync("dataplanes/web/_config?shadow=perhaps");

        Assert.Equal((405, "Method not allowed", "Not allowed on global CP"), (status, (string)body["title"]!, (string)body["detail"]!));
    }

    [Theory]
    [InlineData("retries/r/_resources/dataplanes", "Could not retrieve policy")]
    [InlineData("meshgateways/nobody/_rules", "Could not retrieve MeshGateway")]
    public async Task kuma_3_has_neither_policies_of_the_old_kind_nor_gateways(string path, string title)
    {
        var old = $"{Mesh}\n---\n{{type: Retry, name: r, mesh: default, sources: [{{match: {{}}}}]}}";
        await using var mesh = await InspectedMesh.OfAsync(old, new WorldOptions { Semantics = KumaSemantics.V3_0 });

        var (status, body) = await mesh.TryAsync(path);

        Assert.Equal((404, title), (status, (string)body["title"]!));
    }
}
