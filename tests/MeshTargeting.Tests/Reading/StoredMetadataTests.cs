using System.Text;
using MeshTargeting.Reading;
using MeshTargeting.Reports.Generation;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Reading;

public class StoredMetadataTests
{
    private const string Uid = "6c8f3a0e-2d3b-4f6a-9b1c-0a1b2c3d4e5f";

    [Fact]
    public void reads_what_Kubernetes_adds_when_it_stores_a_resource()
    {
        var metadata = Of($"""
              uid: {Uid}
              resourceVersion: "4711"
              deletionTimestamp: 2027-01-31T12:00:00Z
              ownerReferences:
              - apiVersion: v1
                kind: Service
                name: backend
                uid: 11111111-2222-3333-4444-555555555555
              - apiVersion: apps/v1
                kind: StatefulSet
                name: db
                uid: 66666666-2222-3333-4444-555555555555
                controller: true
                blockOwnerDeletion: true
            """);

        Assert.Equal(Guid.Parse(Uid), metadata.Uid);
        Assert.Equal("4711", metadata.Version);
        Assert.True(metadata.IsTerminating);
        Assert.Equal(
            [
                new OwnerReference("v1", "Service", "backend", Guid.Parse("11111111-2222-3333-4444-555555555555")),
                new OwnerReference("apps/v1", "StatefulSet", "db", Guid.Parse("66666666-2222-3333-4444-555555555555"), IsController: true, BlocksDeletion: true),
            ],
            metadata.Owners);
    }

    [Fact]
    public void a_manifest_that_nothing_has_stored_has_none_of_it()
    {
        var metadata = Of("  creationTimestamp: null");

        Assert.Equal((null, null, false, 0), (metadata.Uid, metadata.Version, metadata.IsTerminating, metadata.Owners.Count));
    }

    [Fact]
    public void reads_the_same_of_JSON()
    {
        var text = $$"""
            {"apiVersion":"kuma.io/v1alpha1","kind":"MeshService","metadata":{"name":"a","uid":"{{Uid}}","resourceVersion":"9",
             "ownerReferences":[{"apiVersion":"v1","kind":"Pod","name":"db-0","uid":"{{Uid}}"}]},"spec":{} }
            """;
        var metadata = Assert.Single(ManifestReader.ReadJson(Encoding.UTF8.GetBytes(text)).Resources).Metadata;

        Assert.Equal((Guid.Parse(Uid), "9", false), (metadata.Uid!.Value, metadata.Version, metadata.IsTerminating));
        Assert.Equal([new OwnerReference("v1", "Pod", "db-0", Guid.Parse(Uid))], metadata.Owners);
    }

    [Fact]
    public void Universal_has_none_of_it()
    {
        var metadata = Read.Clean("{type: MeshService, name: a, creationTime: 2027-01-31T12:00:00Z, spec: {}}").Metadata;

        Assert.Equal((null, null, false, 0), (metadata.Uid, metadata.Version, metadata.IsTerminating, metadata.Owners.Count));
    }

    [Theory]
    [InlineData("  uid: some-text")]
    [InlineData("  uid: 12")]
    [InlineData("  uid: {a: b}")]
    [InlineData("  resourceVersion: [1]")]
    [InlineData("  resourceVersion: ''")]
    [InlineData("  deletionTimestamp: null")]
    [InlineData("  ownerReferences: none")]
    [InlineData("  ownerReferences: {a: b}")]
    [InlineData("  ownerReferences: [1, text, null, [], {}, {kind: Service}, {kind: 1, name: a}, {kind: Service, name: ''}]")]
    public void passes_over_what_it_cannot_understand(string line)
    {
        var metadata = Of(line);

        Assert.Equal((null, null, false, 0), (metadata.Uid, metadata.Version, metadata.IsTerminating, metadata.Owners.Count));
    }

    [Fact]
    public void an_owner_without_a_uid_is_an_owner_still() =>
        Assert.Equal([new OwnerReference("", "Service", "backend", null)], Of("  ownerReferences: [{kind: Service, name: backend, uid: x, controller: 'yes'}]").Owners);

    [Fact]
    public void a_manifest_is_written_with_its_annotations_and_owners()
    {
        var resource = Read.Clean(
            $$"""
            apiVersion: kuma.io/v1alpha1
            kind: MeshService
            metadata:
              name: backend
              namespace: shop
              uid: {{Uid}}
              resourceVersion: "4711"
              annotations: {b: '2', a: '1'}
              ownerReferences:
              - {apiVersion: v1, kind: Service, name: backend, uid: {{Uid}}}
              - {apiVersion: apps/v1, kind: StatefulSet, name: db, uid: {{Uid}}, controller: true, blockOwnerDeletion: true}
            spec: {}
            """);

        Assert.Equal(
            string.Concat(
                """{"name":"backend","namespace":"shop","annotations":{"a":"1","b":"2"},"ownerReferences":[""",
                $$"""{"apiVersion":"v1","kind":"Service","name":"backend","uid":"{{Uid}}"},""",
                $$"""{"apiVersion":"apps/v1","kind":"StatefulSet","name":"db","uid":"{{Uid}}","controller":true,"blockOwnerDeletion":true}""",
                "]}"),
            Manifest.Of(resource)["metadata"]!.ToJsonString());
    }

    /// <summary>The metadata of a MeshService with some lines in it, which has no findings.</summary>
    private static ResourceMetadata Of(string lines) =>
        Read.Clean($"apiVersion: kuma.io/v1alpha1\nkind: MeshService\nmetadata:\n  name: a\n{lines}\nspec: {{}}\n").Metadata;
}
