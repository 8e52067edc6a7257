using MeshTargeting.Findings;
using MeshTargeting.Fixing;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Fixing;

/// <summary>Several documents to a text, lists of resources, both forms, and JSON.</summary>
public class DocumentsTests
{
    private const string Pretty = "{\n  \"kind\": \"MeshService\",\n  \"spec\": {\n    \"ports\": [\n      {\n        \"port\": 80\n      }\n    ]\n  }\n}\n";

    [Theory]
    [InlineData(0, "--- # one\na: 2\n--- # two\na: 1\n...\n# three\n---\n{a: 1}\n")]
    [InlineData(1, "--- # one\na: 1\n--- # two\na: 2\n...\n# three\n---\n{a: 1}\n")]
    [InlineData(2, "--- # one\na: 1\n--- # two\na: 1\n...\n# three\n---\n{a: 2}\n")]
    public void changes_the_document_that_is_meant(int document, string expected) =>
        Assert.Equal(expected, Apply("--- # one\na: 1\n--- # two\na: 1\n...\n# three\n---\n{a: 1}\n", new ReplaceValue("a", "2"), document));

    [Fact]
    public void changes_a_member_of_a_list() =>
        Assert.Equal(
            "kind: List\nitems:\n- a: 1\n- a: 1\n  b: 2\n",
            Apply("kind: List\nitems:\n- a: 1\n- a: 1\n", new PutMember("", "b", "2"), 0, 1));

    [Theory]
    [InlineData("kind: X\nmetadata:\n  name: n\nspec: {}\n", "kind: X\nmetadata:\n  name: n\n  namespace: app\nspec: {}\n")]
    [InlineData("type: X\nname: n\nspec: {}\n", "type: X\nname: n\nnamespace: app\nspec: {}\n")]
    public void finds_the_place_in_either_form(string text, string expected) =>
        Assert.Equal(expected, Fixed.Of(text, new PutMember("metadata", "namespace", "\"app\"", After: "name")));

    [Fact]
    public void writes_the_spec_of_a_Universal_Dataplane_at_the_top() =>
        Assert.Equal(
            "type: Dataplane\nname: n\nnetworking:\n  address: 10.0.0.1\n",
            Fixed.Of("type: Dataplane\nname: n\n", new PutMember("spec", "networking", """{"address":"10.0.0.1"}""")).Replace("'", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("a: 1\n", "a: 1\n---\nkind: X\nspec:\n  a: b\n")]
    [InlineData("a: 1", "a: 1\n---\nkind: X\nspec:\n  a: b")]
    [InlineData("a: 1\n---\nb: 2\n", "a: 1\n---\nkind: X\nspec:\n  a: b\n---\nb: 2\n")]
    [InlineData("a: 1\n...\nb: 2\n", "a: 1\n...\n---\nkind: X\nspec:\n  a: b\n...\nb: 2\n")]
    [InlineData("a: 1\r\n", "a: 1\r\n---\r\nkind: X\r\nspec:\r\n  a: b\r\n")]
    public void puts_a_document_behind(string text, string expected) =>
        Assert.Equal(expected, Fixed.Of(text, new AddDocument("""{"kind":"X","spec":{"a":"b"}}""")));

    [Fact]
    public void writes_json_as_json()
    {
        Assert.Equal(
            Pretty.Replace("\"port\": 80", "\"port\": 80,\n        \"appProtocol\": \"http\"", StringComparison.Ordinal),
            Fixed.Of("a.json", Pretty, new PutMember("spec.ports[0]", "appProtocol", "\"http\"")));
        Assert.Equal("""{"a":1,"b":{"c":"d"}}""", Fixed.Of("a.json", """{"a":1}""", new PutMember("", "b", """{"c":"d"}""")));
        Assert.Equal("{\"é\\u00e9\": {}, \"a\" : 2}", Fixed.Of("a.json", "{\"é\\u00e9\": {}, \"a\" : 1}", new ReplaceValue("a", "2")));
        Assert.Equal("{\n\t\"b\": 1\n}", Fixed.Of("a.json", "{\n\t\"a\": 1\n}", new RenameMember("a", "b")));
        Assert.Equal("{\n\t\"a\": 1,\n\t\"b\": 2\n}", Fixed.Of("a.json", "{\n\t\"a\": 1\n}", new PutMember("", "b", "2")));
        Assert.Equal(
            Pretty.Replace("\"port\": 80", "\"port\": 80,\n        \"labels\": {\n          \"a\": \"b\",\n          \"l\": [\n            1\n          ]\n        }", StringComparison.Ordinal),
            Fixed.Of("a.json", Pretty, new PutMember("spec.ports[0]", "labels", """{"a":"b","l":[1]}""")));
        Assert.Equal("!a JSON file holds one document", Fixed.Of("a.json", "{\"a\": 1}", new AddDocument("{}")));
        Assert.Equal("{\"items\": [{\"a\":1}, {\"b\": 2}]}", Fixed.Of("a.json", "{\"items\": [{\"a\":1}]}", new AddDocument("""{"b":2}""")));
    }

    private static string Apply(string text, NodeEdit edit, int document, int? item = null) =>
        TextFixer.Apply(new SourceText("a.yaml", text), [new RequestedFix(new Fix("mend it", edit), document, item)]).Content;
}
