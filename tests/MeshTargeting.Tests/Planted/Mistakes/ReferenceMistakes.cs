namespace MeshTargeting.Tests.Planted.Mistakes;

/// <summary>References that do not mean what they should.</summary>
internal static class ReferenceMistakes
{
    private const string Target = "spec.to[0].targetRef";
    private const string Backend = "spec.to[0].rules[1].default.backendRefs[1]";

    public static readonly Mistake[] All =
    [
        new("a section misspelt", "MS301", $"{Target}.sectionName", p => p.PolicyFor("MeshRetry").Put(Target, "sectionName", "\"apii\"")),
        new("a section by its number", "MS301", $"{Target}.sectionName", p => p.PolicyFor("MeshRetry").Put(Target, "sectionName", "\"80\"")),
        new("a backend at a port that it has not", "MS301", $"{Backend}.port", p => p.Route().Put(Backend, "port", "8081")),
        new("a target misspelt", "MS302", $"{Target}.name", p =>
        {
            var policy = p.PolicyFor("MeshCircuitBreaker");
            return policy.Put(Target, "name", $"\"{policy.Text($"{Target}.name")}s\"");
        }),
        new("a target that is gone", "MS302", $"{Target}.name", p => p.PolicyFor("MeshCircuitBreaker").Put(Target, "name", "\"yesterday\"")),
        new("a backend that is gone", "MS302", $"{Backend}.name", p => p.Route().Put(Backend, "name", "\"yesterday\"")),
        new("the namespace of a target misspelt", "MS303", $"{Target}.namespace", p =>
        {
            var policy = p.PolicyFor("MeshCircuitBreaker");
            return policy.Put(Target, "namespace", $"\"{policy.Namespace}s\"");
        }),
        new("a policy for the mesh that forgets the namespace", "MS303", $"{Target}.name", p => p.Add(
            "MeshCircuitBreaker", "kuma-system",
            $$"""{"to": [{"targetRef": {"kind": "MeshService", "name": "{{p.Service().Name}}"}, "default": {"connectionLimits": {"maxConnections": 8} } }]}""")),
        new("labels that nothing has", "MS304", $"{Target}.labels", p => p.Add(
            "MeshCircuitBreaker", "kuma-system",
            """{"to": [{"targetRef": {"kind": "MeshService", "labels": {"tier": "gold"}}, "default": {"connectionLimits": {"maxConnections": 8}}}]}""")),
        new("a policy written twice", "MS305", "metadata.name", p =>
        {
            var policy = p.PolicyFor("MeshCircuitBreaker");
            return p.Add(Documents.Kuma("MeshCircuitBreaker", policy.Namespace, policy.Name, policy.At("spec")!.ToJsonString()), $"{policy.Namespace}/zz-copy.yaml");
        }),
        new("a backend by labels that several have", "MS306", $"{Backend}.labels", p =>
        {
            var route = p.Route();
            return route.Put("spec.to[0].rules[1].default.backendRefs[1]", "labels", $$"""{"k8s.kuma.io/namespace": "{{route.Namespace}}"}""").Drop(Backend, "name");
        }),
        new("a service of several zones without a name", "MS307", Target, p => p.Add(
            "MeshCircuitBreaker", "kuma-system", """{"to": [{"targetRef": {"kind": "MeshMultiZoneService"}, "default": {"connectionLimits": {"maxConnections": 8}}}]}""")),
        new("a mesh misspelt", "MS704", "metadata.labels[\"kuma.io/mesh\"]", p => p.PolicyFor("MeshCircuitBreaker").Put("metadata.labels", "kuma.io/mesh", "\"defualt\"")),
    ];
}
