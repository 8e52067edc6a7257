using MeshTargeting.Findings;
using MeshTargeting.Generation.Hostnames;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Rules.Generation.Hostnames;

/// <summary>MS913: two services get the same hostname.</summary>
internal sealed class HostnameCollision : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS913",
        Severity.Warning,
        "One hostname for several services",
        "Put into the template what tells the services apart, such as {{ .Namespace }} or {{ .Zone }}.",
        """
        Kuma gives a hostname to one service of a kind and mesh alone: of several for which generators come to the same, the oldest keeps it and
        the others get none. That happens when a template leaves out what tells services apart, mostly the namespace, or when two generators make
        the same of different services. It is reported at the generator that goes second: those of a zone go first, then the older, then by name.

        Fires:

        ```yaml
        type: HostnameGenerator
        name: names
        spec:
          selector: {meshService: {matchLabels: {team: checkout}}}
          template: "{{ label \"team\" }}.mesh"
        ---
        type: MeshService
        mesh: default
        name: backend
        labels: {team: checkout}
        spec:
          selector: {dataplaneTags: {kuma.io/service: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        type: MeshService
        mesh: default
        name: cart
        labels: {team: checkout}
        spec:
          selector: {dataplaneTags: {kuma.io/service: cart}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ```

        Mended:

        ```yaml
        type: HostnameGenerator
        name: names
        spec:
          selector: {meshService: {matchLabels: {team: checkout}}}
          template: "{{ .DisplayName }}.mesh"
        ---
        type: MeshService
        mesh: default
        name: backend
        labels: {team: checkout}
        spec:
          selector: {dataplaneTags: {kuma.io/service: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        type: MeshService
        mesh: default
        name: cart
        labels: {team: checkout}
        spec:
          selector: {dataplaneTags: {kuma.io/service: cart}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [HostnameGeneratorSpec.Descriptor];

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads { get; } = [MeshServiceSpec.Descriptor, MeshExternalServiceSpec.Descriptor, MeshMultiZoneServiceSpec.Descriptor];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        var world = context.World;
        var generators = HostnameAssignment.InOrder(world);
        var taken = new Dictionary<(string Kind, string Mesh, string Name), (Resource Service, Resource Generator)>();
        foreach (var generator in generators)
        {
            var collisions = new List<(Resource Service, Resource Holder, Resource By, string Name)>();
            foreach (var (service, hostname) in GeneratedHostnames.Of(world, generator))
            {
                if (hostname.Name is not { } name)
                {
                    continue;
                }

                var key = (service.Kind.Name, service.Metadata.Mesh, name);
                if (taken.TryGetValue(key, out var holder) && holder.Service != service)
                {
                    collisions.Add((service, holder.Service, holder.Generator, name));
                }
                else
                {
                    taken.TryAdd(key, (service, generator));
                }
            }

            if (generator == resource)
            {
                Report(collisions, resource, context);
                return;
            }
        }
    }

    private static void Report(List<(Resource Service, Resource Holder, Resource By, string Name)> collisions, Resource resource, AnalysisContext context)
    {
        if (collisions.Count > 0)
        {
            var (service, holder, by, name) = collisions[0];
            context.Report(
                "spec.template",
                $"{service.Id} and {holder.Id} both come to {name}{(by == resource ? "" : $", the latter by {by.Id}")}, and only one of them gets it"
                + (collisions.Count > 1 ? $" ({collisions.Count} services get none in all)" : ""));
        }
    }
}
