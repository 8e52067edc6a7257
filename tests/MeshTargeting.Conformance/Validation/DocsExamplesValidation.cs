using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Validation;

namespace MeshTargeting.Conformance.Validation;

/// <summary>The examples of Kuma's documentation pass its validators, but for those that Kuma rejects as well.</summary>
public class DocsExamplesValidation
{
    private const string File = "examples/docs-examples.jsonl";

    // What the documentation shows and Kuma 2.14 does not take.
    private static readonly Dictionary<string, string> Rejected = new()
    {
        ["app/_src/policies/introduction_new.md#L130"] = "must be a valid Spiffe ID: path cannot have a trailing slash",
        ["app/_src/policies/introduction_new.md#L270"] = "name or labels must be set when kind is MeshService",
        ["app/_src/policies/meshfaultinjection.md#L368"] = "using name with kind Mesh is not yet supported",
        ["app/_src/policies/meshretry.md#L413"] = "must not be set with kind Dataplane",
        ["app/_src/policies/meshtimeout.md#L613"] = "value 'MeshHTTPRoute' is not supported",
        ["app/_src/policies/traffic-metrics.md#L469"] = "must be defined",
        ["app/_src/resources/mesh.md#L224"] = "has to be set when zoneEgress enabled",
        ["app/_src/resources/meshtrust.md#L211"] = "provided certificate has incorrect format",
        ["app/_src/resources/meshtrust.md#L236"] = "provided certificate has incorrect format",
        ["app/_src/using-mesh/managing-ingress-traffic/builtin-listeners.md#L54"] = "cannot be empty",
    };

    public static TheoryData<string> Ids => Corpus.Ids(File, r => DocsExamples.IsRight(r) && r.GetProperty("appliesTo214").GetBoolean());

    [CorpusTheory]
    [MemberData(nameof(Ids))]
    public void rejects_no_example_that_kuma_takes(string id)
    {
        string[] expected = Rejected.TryGetValue(id, out var message) ? [message] : [];

        var found = DocsExamples.Texts(Corpus.Row(File, id))
            .SelectMany(text => ManifestReader.Read(new SourceText(id, text)).Resources)
            .SelectMany(resource => Validator.Validate(resource, ControlPlane.Default))
            .Where(f => f.Rule.IsKumaRejection)
            .Select(f => f.Message)
            .Distinct();

        Assert.Equal(expected, found);
    }
}
