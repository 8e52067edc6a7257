using MeshTargeting.Findings;

namespace MeshTargeting.Tests.Fixing;

/// <summary>Edits of YAML in block style, as most of it is written.</summary>
public class BlockStyleTests
{
    [Theory]
    [InlineData("a: 1\n", "a: 2\n")]
    [InlineData("a: 1", "a: 2")]
    [InlineData("a:   1   # one\nb: 3\n", "a:   2   # one\nb: 3\n")]
    [InlineData("a:\nb: 3\n", "a: 2\nb: 3\n")]
    [InlineData("a: # none\nb: 3\n", "a: 2 # none\nb: 3\n")]
    [InlineData("a: ~\n", "a: 2\n")]
    [InlineData("\"a\": '1'\n", "\"a\": 2\n")]
    [InlineData("a: &x 1\nb: 3\n", "a: 2\nb: 3\n")]
    [InlineData("b: &x 1\na: *x\n", "b: &x 1\na: 2\n")]
    [InlineData("\uFEFFa: 1\r\nb: 3\r\n", "\uFEFFa: 2\r\nb: 3\r\n")]
    [InlineData("a: é𝄞1\n", "a: 2\n")]
    [InlineData("# é𝄞\n\n--- # é𝄞\na: 1\n...\n", "# é𝄞\n\n--- # é𝄞\na: 2\n...\n")]
    public void replaces_a_value(string text, string expected) => Assert.Equal(expected, Fixed.Of(text, new ReplaceValue("a", "2")));

    [Theory]
    [InlineData("a: b", "http", "a: http")]
    [InlineData("a: 'b'", "http", "a: 'http'")]
    [InlineData("a: \"b\"", "http", "a: \"http\"")]
    [InlineData("a: b", "80", "a: '80'")]
    [InlineData("a: b\nc: \"1\"", "80", "a: \"80\"\nc: \"1\"")]
    [InlineData("a: b", "10s", "a: 10s")]
    [InlineData("a: b", "1.5h", "a: 1.5h")]
    [InlineData("a: b", "yes", "a: 'yes'")]
    [InlineData("a: b", "", "a: ''")]
    [InlineData("a: b", "a: b", "a: 'a: b'")]
    [InlineData("a: b", "two\nlines", "a: \"two\\nlines\"")]
    [InlineData("a: 'b'", "it's", "a: 'it''s'")]
    [InlineData("a: b", "kuma.io/service", "a: kuma.io/service")]
    [InlineData("a: {}", "x", "a: x")]
    [InlineData("a:\n  b: 1\n  # of b\nc: 2", "x", "a: x\nc: 2")]
    public void writes_a_string_with_quotes_where_it_needs_them_or_had_them(string text, string value, string expected) =>
        Assert.Equal(expected, Fixed.Of(text, new ReplaceValue("a", System.Text.Json.JsonSerializer.Serialize(value))));

    [Theory]
    [InlineData("a:\n  b: 1\n", "a:\n  b: 1\n  new: v\n")]
    [InlineData("a:\n  b: 1", "a:\n  b: 1\n  new: v")]
    [InlineData("a:\n    b: 1 # one\n\n# next\nc: 2\n", "a:\n    b: 1 # one\n    new: v\n\n# next\nc: 2\n")]
    [InlineData("a:\r\n  b: 1\r\nc: 2\r\n", "a:\r\n  b: 1\r\n  new: v\r\nc: 2\r\n")]
    [InlineData("a:\n  b: \"x\"\n", "a:\n  b: \"x\"\n  new: \"v\"\n")]
    [InlineData("a:\n  'b': 'x'\n", "a:\n  'b': 'x'\n  'new': 'v'\n")]
    [InlineData("a:\n  b: \"8\"\n", "a:\n  b: \"8\"\n  new: v\n")]
    [InlineData("a:\n  b: |\n    line\n\n\nc: 2\n", "a:\n  b: |\n    line\n  new: v\n\n\nc: 2\n")]
    [InlineData("a:\n  b: |+\n    line\n\nc: 2\n", "a:\n  b: |+\n    line\n\n  new: v\nc: 2\n")]
    [InlineData("a:\n  b: [1,\n    2]\nc: 2\n", "a:\n  b: [1,\n    2]\n  new: v\nc: 2\n")]
    [InlineData("a:\n  b:\n  - 1\n  - 2\nc: 2\n", "a:\n  b:\n  - 1\n  - 2\n  new: v\nc: 2\n")]
    [InlineData("a:\n  b:\nc: 2\n", "a:\n  b:\n  new: v\nc: 2\n")]
    [InlineData("a:\nc: 2\n", "a:\n  new: v\nc: 2\n")]
    [InlineData("a: # later\nc:\n   d: 2\n", "a: # later\n   new: v\nc:\n   d: 2\n")]
    [InlineData("a: null # later\nc: 2\n", "a: # later\n  new: v\nc: 2\n")]
    [InlineData("a: {}\n", "a:\n  new: v\n")]
    [InlineData("c: 2\n", "c: 2\na:\n  new: v\n")]
    [InlineData("c: 2", "c: 2\na:\n  new: v")]
    [InlineData("a:\n  new: w # here\n", "a:\n  new: v # here\n")]
    [InlineData("a: {new: w}\n", "a: {new: v}\n")]
    [InlineData("x: &x {b: 1}\na:\n  <<: *x\n  c: 2\n", "x: &x {b: 1}\na:\n  <<: *x\n  c: 2\n  new: v\n")]
    public void puts_a_member_at_the_end(string text, string expected) => Assert.Equal(expected, Fixed.Of(text, new PutMember("a", "new", "\"v\"")));

    [Theory]
    [InlineData("- b: 1 # one\n  c: 2\n", "- b: 1 # one\n  new: 8\n  c: 2\n")]
    [InlineData("-   b: 1\n    c: 2\n", "-   b: 1\n    new: 8\n    c: 2\n")]
    [InlineData("- b:\n    - x\n    - y\n  c: 2\n", "- b:\n    - x\n    - y\n  new: 8\n  c: 2\n")]
    [InlineData("-\n  b: 1\n\n  c: 2\n", "-\n  b: 1\n  new: 8\n\n  c: 2\n")]
    [InlineData("- {b: 1, c: 2}\n", "- {b: 1, new: 8, c: 2}\n")]
    [InlineData("- c: 2\n", "- c: 2\n  new: 8\n")]
    public void puts_a_member_behind_another(string items, string expected) =>
        Assert.Equal($"l:\n{expected}", Fixed.Of($"l:\n{items}", new PutMember("l[0]", "new", "8", After: "b")));

    [Theory]
    [InlineData("a:\n  b: 1\n", "a:\n  b: 1\nnew:\n  x:\n    u: z\n  l:\n    - k: v\n      m: w\n    - 2\n")]
    [InlineData("a:\n- b: 1\n", "a:\n- b: 1\nnew:\n  x:\n    u: z\n  l:\n  - k: v\n    m: w\n  - 2\n")]
    [InlineData("a:\n    b: 1\n    l:\n      - 1\n", "a:\n    b: 1\n    l:\n      - 1\nnew:\n    x:\n        u: z\n    l:\n      - k: v\n        m: w\n      - 2\n")]
    [InlineData("{a: 1}", "{a: 1, new: {x: {u: z}, l: [{k: v, m: w}, 2]}}")]
    public void writes_new_objects_and_lists_as_those_around_them(string text, string expected) =>
        Assert.Equal(expected, Fixed.Of(text, new PutMember("", "new", """{"x":{"u":"z"},"l":[{"k":"v","m":"w"},2]}""")));

    [Theory]
    [InlineData("a: 1\nb: 2\nc: 3\n", "a: 1\nc: 3\n")]
    [InlineData("a: 1\n# of b\nb: # here\n  - 1\n  # and below\n  - 2\n  # at last\n# of c\nc: 3\n", "a: 1\n# of c\nc: 3\n")]
    [InlineData("a: 1\n\n# of none\n\nb: 2\n\nc: 3\n", "a: 1\n\n# of none\n\n\nc: 3\n")]
    [InlineData("# licence\nb: 2\nc: 3\n", "# licence\nc: 3\n")]
    [InlineData("a: 1\nb: |\n  text\n  # text\n\nc: 3\n", "a: 1\n\nc: 3\n")]
    [InlineData("a: 1\nb: 2", "a: 1\n")]
    [InlineData("{a: 1, b: 2, c: 3}", "{a: 1, c: 3}")]
    [InlineData("{b: 2, c: 3}", "{c: 3}")]
    [InlineData("{a: 1, b: 2}", "{a: 1}")]
    [InlineData("{b: 2}", "{}")]
    [InlineData("{ b: 2, }", "{}")]
    public void removes_a_member_with_its_comments(string text, string expected) => Assert.Equal(expected, Fixed.Of(text, new RemoveNode("b")));

    [Theory]
    [InlineData("l:\n- b: 2\n  c: 3\n", "l:\n- c: 3\n")]
    [InlineData("l:\n- b:\n  - 2\n  c: 3\n- d: 4\n", "l:\n- c: 3\n- d: 4\n")]
    [InlineData("l:\n- b: 2 # two\n  # of c\n  c: 3\n", "l:\n-\n  # of c\n  c: 3\n")]
    [InlineData("l:\n- b: 2\n", "l:\n- {}\n")]
    [InlineData("l:\n- c: 3\n  b: 2\n", "l:\n- c: 3\n")]
    public void removes_a_member_of_an_item(string text, string expected) => Assert.Equal(expected, Fixed.Of(text, new RemoveNode("l[0].b")));

    [Theory]
    [InlineData("l:\n- 1\n- 2\n- 3\n", "l:\n- 1\n- 3\n")]
    [InlineData("l:\n  - a: 1\n  # of b\n  - b: 2 # here\n    c: 3\n    # below\n  # of d\n  - d: 4\n", "l:\n  - a: 1\n  # of d\n  - d: 4\n")]
    [InlineData("l:\n  -\n    a: 1\n  -\n    # b\n    b: 2\n  -\n    c: 3\n", "l:\n  -\n    a: 1\n  -\n    c: 3\n")]
    [InlineData("l: [1, 2, 3]\n", "l: [1, 3]\n")]
    [InlineData("l:\n  - 1\n  - 2", "l:\n  - 1\n")]
    [InlineData("l:\n  - 1\n  -\n  - 3\n", "l:\n  - 1\n  - 3\n")]
    public void removes_an_item(string text, string expected) => Assert.Equal(expected, Fixed.Of(text, new RemoveNode("l[1]")));

    [Theory]
    [InlineData("a:\n  b: # c\n    # above\n    x: 1\nd: 4\n", "a:\n  b: {} # c\nd: 4\n")]
    [InlineData("a:\n  b: {x: 1}\n", "a:\n  b: {}\n")]
    public void leaves_an_empty_object_where_the_last_member_goes(string text, string expected) =>
        Assert.Equal(expected, Fixed.Of(text, new RemoveNode("a.b.x")));

    [Fact]
    public void leaves_an_empty_list_where_the_last_item_goes() =>
        Assert.Equal("a:\n  l: []\n", Fixed.Of("a:\n  l:\n    - 1\n    - 2\n", new RemoveNode("a.l[0]"), new RemoveNode("a.l[1]")));

    [Theory]
    [InlineData("a:\n  b : 1 # one\n", "a:\n  new : 1 # one\n")]
    [InlineData("a:\n  \"b\":\n    - 1\n", "a:\n  \"new\":\n    - 1\n")]
    [InlineData("a: {b: 1}\n", "a: {new: 1}\n")]
    [InlineData("a: {b}\n", "a: {new}\n")]
    [InlineData("a:\n  b: &x 1\nc: *x\n", "!the value stands elsewhere too, by an alias")]
    [InlineData("a:\n  b: 1\n  new: 2\n", "!a member of that name is there already")]
    public void renames_a_member(string text, string expected) => Assert.Equal(expected, Fixed.Of(text, new RenameMember("a.b", "new")));

    [Fact]
    public void changes_no_more_of_an_object_than_differs() =>
        Assert.Equal(
            "r:\n  # what\n  kind: MeshService # this\n  labels: # those\n    a: b\n  # where\n  sectionName: http\n",
            Fixed.Of(
                "r:\n  # what\n  kind: MeshService # this\n  labels: # those\n    a: x\n    c: d\n  # where\n  sectionName: http\n",
                new ReplaceValue("r", """{"kind":"MeshService","labels":{"a":"b"},"sectionName":"http"}""")));
}
