namespace MeshTargeting.Tests.Planted.Mistakes;

/// <summary>What is wrong with MeshServices, and with what is made of them.</summary>
internal static class ServiceMistakes
{
    private const string Port = "spec.ports[0]";

    public static readonly Mistake[] All =
    [
        new("a field is misspelt", "MS002", "spec.ports[0].targetport", p => p.Quiet("MeshService").Put(Port, "targetport", "8080")),
        new("a number is a text", "MS004", "spec.ports[0].port", p => p.Quiet("MeshService").Put(Port, "port", "\"80\"")),
        new("two selectors", "MS111", "spec.selector", p => p.Quiet("MeshService").Put("spec.selector", "dataplaneRef", """{"name": "a.b"}""")),
        new("a name with a dot", "MS201", "metadata.name", p => p.Quiet("MeshService").Put("metadata", "name", "\"payments.v1\"")),
        new("no selector", "MS202", "spec.selector", p => p.Quiet("MeshService").Drop("spec", "selector")),
        new("an empty selector", "MS203", "spec.selector.dataplaneTags", p => p.Quiet("MeshService").Put("spec.selector", "dataplaneTags", "{}")),
        new("port 0", "MS204", "spec.ports[0].port", p => p.Quiet("MeshService").Put(Port, "port", "0")),
        new("a port number twice", "MS205", "spec.ports[1].port", p => p.Quiet("MeshService").Put("spec", "ports", """
            [{"name": "a", "port": 80, "targetPort": 8080, "appProtocol": "http"}, {"name": "b", "port": 80, "targetPort": 8080, "appProtocol": "tcp"}]
            """)),
        new("a port name twice", "MS206", "spec.ports[1].name", p => p.Quiet("MeshService").Put("spec", "ports", """
            [{"name": "a", "port": 80, "targetPort": 8080, "appProtocol": "http"}, {"name": "a", "port": 81, "targetPort": 8080, "appProtocol": "http"}]
            """)),
        new("appProtocol in upper case", "MS207", "spec.ports[0].appProtocol", p => p.Quiet("MeshService").Put(Port, "appProtocol", "\"HTTP\"")),
        new("a targetPort that can be no name", "MS208", "spec.ports[0].targetPort", p => p.Quiet("MeshService").Put(Port, "targetPort", "\"-api-\"")),
        new("dataplaneRef without the namespace", "MS210", "spec.selector.dataplaneRef.name", p =>
        {
            var service = p.Quiet("MeshService");
            return service.Put("spec", "selector", $$"""{"dataplaneRef": {"name": "{{service.Name}}-0"} }""");
        }),
        new("a selector of no proxy", "MS901", "spec.selector.dataplaneTags", p => p.Quiet("MeshService").Put("spec.selector", "dataplaneTags", """{"app": "nobody"}""")),
        new("no targetPort", "MS902", "spec.ports[0]", p => p.Quiet("MeshService").Drop(Port, "targetPort")),
        new("no ports", "MS904", "spec.ports", p => p.Quiet("MeshService").Put("spec", "ports", "[]")),
        new("a targetPort that nobody listens at", "MS905", "spec.ports[0].targetPort", p => p.Quiet("MeshService").Put(Port, "targetPort", "9999")),
        new("an origin written by hand", "MS706", "metadata.labels[\"kuma.io/origin\"]", p => p.Quiet("MeshService").Put("metadata.labels", "kuma.io/origin", "\"global\"")),
        new("a label of Kuma misspelt", "MS705", "metadata.labels[\"kuma.io/displayname\"]", p => p.Quiet("MeshService").Put("metadata.labels", "kuma.io/displayname", "\"a\"")),
        new("an external service without endpoints", "MS909", "spec.endpoints", p => p.First("MeshExternalService").Put("spec", "endpoints", "[]")),
        new("a generator of hostnames for nobody", "MS911", "spec.selector.meshService.matchLabels", p => p.First("HostnameGenerator").Put("spec.selector.meshService", "matchLabels", """{"team": "nobody"}""")),
        new("a hostname from a label that is not there", "MS912", "spec.template", p => p.First("HostnameGenerator").Put("spec", "template", """
            "{{ label \"tier\" }}.mesh.local"
            """)),
        new("one hostname for all", "MS913", "spec.template", p => p.First("HostnameGenerator").Put("spec", "template", "\"{{ .Namespace }}.mesh.local\"")),
    ];
}
