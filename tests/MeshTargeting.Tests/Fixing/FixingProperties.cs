using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;
using MeshTargeting.Findings;
using MeshTargeting.Fixing;
using MeshTargeting.Fixing.Editing;
using MeshTargeting.Reading;
using MeshTargeting.Reading.Text;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Fixing;

/// <summary>What holds of every edit of every document, in whatever layout.</summary>
public partial class FixingProperties
{
    private static readonly Gen<string> Strings = OneOf("http", "backend", "kuma.io/service", "8080", "yes", "10s", "a b", "it's", "é", "x: y", "#", "two\nlines", "");

    private static readonly Gen<string> Keys = OneOf("name", "kind", "spec", "ports", "kuma.io/zone", "a b", "8080", "no", "é");

    private static readonly Gen<string> Scalars = Gen.Frequency(
        (5, Strings.Select(s => JsonSerializer.Serialize(s))), (2, Gen.Int[0, 99999].Select(i => $"{i}")), (1, OneOf("true", "false", "null", "{}", "[]")));

    private static readonly Gen<string> Values = Nested(3);

    private static readonly Gen<string> Objects = Gen.Select(Gen.Dictionary(Keys, Values)[1, 4], members => Object(members));

    [Fact]
    public void says_what_the_edit_asks_for() => Sample((text, path, edit, before) =>
    {
        var result = Apply(text, edit);

        Assert.True(result.Outcomes[0] is FixOutcome.Made, $"{result.Outcomes[0]}: {edit} in\n{text}");
        Assert.True(ValueComparer.AreEqual(ValueNodes.Of(Naive(before, path, edit)), Read(result.Content)), result.Content);
    });

    [Fact]
    public void leaves_everything_outside_of_its_edits_as_it_was() => Sample((text, _, edit, _) =>
    {
        var result = Apply(text, edit);

        Assert.Equal(result.Content, TextEdit.Apply(text, result.Edits));
        Assert.All(result.Edits, e => Assert.InRange(e.End, e.Start, text.Length));
        if (edit is not RemoveNode && !ReplacesCollection(text, edit))
        {
            // Nothing goes but the value itself, which holds no comment.
            Assert.Equal(Comments(text), Comments(result.Content));
            Assert.All(result.Edits, e => Assert.DoesNotContain('#', Comments().Replace(text, m => new string('#', m.Length)).Substring(e.Start, e.Length)));
        }
    });

    [Fact]
    public void changes_nothing_the_second_time() => Sample((text, _, edit, _) =>
    {
        if (edit is PutMember or ReplaceValue)
        {
            var once = Apply(text, edit).Content;
            Assert.Equal(once, Apply(once, edit).Content);
        }
    });

    [Fact]
    public void several_fixes_at_once_come_to_the_same_as_one_after_another() => Gen.Select(Objects, Gen.Int, Gen.Int).Sample(
        (json, layout, choice) =>
        {
            var value = JsonNode.Parse(json)!.AsObject();
            var text = LaidOutYaml.Of(value, layout);
            var random = new Random(choice);
            var fixes = Places(value).Select(place => PutInto(place, random)).OfType<PutMember>().Take(4).Select(put => new RequestedFix(new Fix("put it", put), 0)).ToList();
            var together = TextFixer.Apply(new SourceText("a.yaml", text), fixes);
            var byAndBy = text;
            foreach (var fix in fixes)
            {
                byAndBy = TextFixer.Apply(new SourceText("a.yaml", byAndBy), [fix]).Content;
            }

            Assert.All(together.Outcomes, outcome => Assert.IsType<FixOutcome.Made>(outcome));
            Assert.True(ValueComparer.AreEqual(Read(byAndBy), Read(together.Content)), together.Content);
            Assert.Equal(Comments(text), Comments(together.Content));
        },
        iter: 1000);

    private static void Sample(Action<string, string, NodeEdit, JsonObject> check) => Gen.Select(Objects, Gen.Int, Gen.Int, Values).Sample(
        (json, layout, choice, other) =>
        {
            var value = JsonNode.Parse(json)!.AsObject();
            var text = LaidOutYaml.Of(value, layout);
            var random = new Random(choice);
            var places = Places(value).Skip(1).ToList();
            var (path, at) = places[random.Next(places.Count)];
            NodeEdit edit = random.Next(4) switch
            {
                0 when !IsLong(at) => new ReplaceValue(path, other),
                1 => new RemoveNode(path),
                2 when at is JsonObject => new PutMember(path, "added", other),
                _ when path.EndsWith(']') && !path.EndsWith("\"]", StringComparison.Ordinal) => new RemoveNode(path),
                _ => new RenameMember(path, "renamed"),
            };
            if (edit is RemoveNode && value.Count == 1 && path == $"[\"{value.First().Key}\"]")
            {
                // A document of which nothing is left has no text that can be changed safely.
                return;
            }

            check(text, path, edit, value);
        },
        iter: 2000);

    private static PutMember? PutInto((string Path, JsonNode? Value) place, Random random) =>
        place.Value is JsonObject ? new PutMember(place.Path, $"added{random.Next(100)}", "\"x\"") : null;

    /// <summary>A text of several lines is declined where it is to be replaced, by itself or with what holds it.</summary>
    private static bool IsLong(JsonNode? value) => value switch
    {
        JsonObject members => members.Any(member => IsLong(member.Value)),
        JsonArray items => items.Any(IsLong),
        _ => value?.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Contains('\n'),
    };

    private static bool ReplacesCollection(string text, NodeEdit edit) => edit is ReplaceValue && text.Contains('#');

    private static FixedText Apply(string text, NodeEdit edit) => TextFixer.Apply(new SourceText("a.yaml", text), [new RequestedFix(new Fix("mend it", edit), 0)]);

    private static MeshTargeting.Reading.Nodes.Node? Read(string text) => new DocumentSource(new SourceText("a.yaml", text), ReadOptions.Default).Read(0).Root;

    private static List<string> Comments(string text) => Comments().Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal).ToList();

    [GeneratedRegex("# c[0-9]+")]
    private static partial Regex Comments();

    private static Gen<string> OneOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    private static Gen<string> Nested(int depth) => depth == 0
        ? Scalars
        : Gen.Frequency(
            (3, Scalars),
            (2, Gen.Select(Gen.Dictionary(Keys, Nested(depth - 1))[1, 3], members => Object(members))),
            (2, Nested(depth - 1).Array[1, 3].Select(items => $"[{string.Join(',', items)}]")));

    private static string Object(IDictionary<string, string> members) =>
        $"{{{string.Join(',', members.Select(m => $"{JsonSerializer.Serialize(m.Key)}:{m.Value}"))}}}";

    private static IEnumerable<(string Path, JsonNode? Value)> Places(JsonNode? value, string path = "")
    {
        yield return (path, value);
        var children = value switch
        {
            JsonObject members => members.Select(m => (Path: $"{path}[\"{m.Key}\"]", m.Value)),
            JsonArray items => items.Select((item, i) => (Path: $"{path}[{i}]", Value: item)),
            _ => [],
        };
        foreach (var place in children.SelectMany(c => Places(c.Value, c.Path)))
        {
            yield return place;
        }
    }

    /// <summary>The same edit on the value, without any text.</summary>
    private static JsonNode? Naive(JsonNode? value, string path, NodeEdit edit, string at = "")
    {
        if (at == path && edit is ReplaceValue replace)
        {
            return JsonNode.Parse(replace.Json);
        }

        switch (value)
        {
            case JsonObject members:
                var changed = new JsonObject();
                foreach (var (key, member) in members)
                {
                    var place = $"{at}[\"{key}\"]";
                    if (!(place == path && edit is RemoveNode))
                    {
                        changed[place == path && edit is RenameMember rename ? rename.Key : key] = Naive(member?.DeepClone(), path, edit, place);
                    }
                }

                if (at == path && edit is PutMember put)
                {
                    changed[put.Key] = JsonNode.Parse(put.Json);
                }

                return changed;
            case JsonArray items:
                return new JsonArray([.. items
                    .Select((item, i) => (Item: item, Place: $"{at}[{i}]"))
                    .Where(i => !(i.Place == path && edit is RemoveNode))
                    .Select(i => Naive(i.Item?.DeepClone(), path, edit, i.Place))]);
            default:
                return value?.DeepClone();
        }
    }
}
