namespace MeshTargeting.Server.Options;

/// <summary>The text of <c>--help</c>.</summary>
internal static class Usage
{
    public static string Text()
    {
        var options = OptionTable.All
            .Select(o => (Use: o.IsValueOptional ? $"--{o.Name}[={o.Value}]" : $"--{o.Name} {o.Value}".TrimEnd(), o.Help))
            .Append((Use: "--help", Help: "This text."))
            .ToList();
        var width = options.Max(o => o.Use.Length);
        return $"""
            meshservice-server: admission webhooks, dry run and inspect API for Kuma's MeshService and policies.

            Usage: meshservice-server --from FOLDER | --cluster [options]

            {string.Join('\n', options.Select(o => $"  {o.Use.PadRight(width)}  {o.Help}"))}

            Every option is configuration, too: MeshService__SystemNamespace=kuma in the environment, or "MeshService": {"{ … }"} in
            appsettings.json. Keys of ASP.NET itself are options by their full name, for example
            --Kestrel:Certificates:Default:Path tls.crt --Kestrel:Certificates:Default:KeyPath tls.key.

            POST /validate, /mutate      AdmissionReview admission.k8s.io/v1
            POST /v1/check, /v1/resolve  manifests in the body; ?overlay=true lays them over the World
            GET  /meshes/…               Kuma's inspect API: _rules, _policies, _routes, _layout, _resources/dataplanes, _hostnames
            GET  /healthz /readyz /metrics /version /openapi/v1.json

            """;
    }
}
