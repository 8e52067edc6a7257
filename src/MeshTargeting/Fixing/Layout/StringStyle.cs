using MeshTargeting.Fixing.Model;
using MeshTargeting.Reading.Nodes;

namespace MeshTargeting.Fixing.Layout;

/// <summary>How keys and strings are quoted at a place.</summary>
/// <param name="Quotes">The quotes, where a string needs some.</param>
/// <param name="IsFlow">True between brackets.</param>
/// <param name="QuotesKeys">True where every key has quotes, as in JSON.</param>
/// <param name="QuotesValues">True where every string has quotes, needed or not.</param>
internal sealed record StringStyle(Quoting Quotes, bool IsFlow, bool QuotesKeys, bool QuotesValues)
{
    /// <summary>The style of the members of an object; of an empty one, that of its document.</summary>
    public static StringStyle Of(ModelMapping mapping, DocumentLayout layout)
    {
        var keys = mapping.Members.Where(m => !m.IsMerge).Select(m => m.Name).OfType<ModelScalar>().ToList();
        var values = mapping.Members.Select(m => m.Value).OfType<ModelScalar>().Where(v => v.Value.Kind == ScalarKind.String && v.Quoting != Quoting.Block).ToList();
        var quotesKeys = layout.IsJson || IsQuoted(keys);

        // Quotes that a value needs say nothing about the taste of its author.
        var quotesValues = layout.IsJson || (IsQuoted(values) && values.Exists(v => YamlStrings.IsPlain(v.Value.Text)));
        var quoted = quotesValues ? values.FirstOrDefault() : values.Find(v => v.Quoting is Quoting.Single or Quoting.Double);
        quoted ??= quotesKeys ? keys.FirstOrDefault() : null;
        return new StringStyle(layout.IsJson ? Quoting.Double : quoted?.Quoting ?? layout.Quotes, mapping.IsFlow, quotesKeys, quotesValues || (quotesKeys && mapping.IsFlow));
    }

    /// <summary>The style of the items of a list.</summary>
    public static StringStyle Of(ModelSequence list, DocumentLayout layout)
    {
        var values = list.Items.Select(i => i.Value).OfType<ModelScalar>().Where(v => v.Value.Kind == ScalarKind.String).ToList();
        var quotes = layout.IsJson || (IsQuoted(values) && values.Exists(v => YamlStrings.IsPlain(v.Value.Text)));
        return new StringStyle(
            layout.IsJson ? Quoting.Double : values.Find(v => v.Quoting != Quoting.Plain)?.Quoting ?? layout.Quotes, list.IsFlow, layout.IsJson, quotes);
    }

    /// <summary>Writes a key.</summary>
    public string Key(string key) => YamlStrings.Write(key, Quotes, IsFlow, QuotesKeys);

    /// <summary>Writes a string.</summary>
    public string String(string value) => YamlStrings.Write(value, Quotes, IsFlow, QuotesValues);

    private static bool IsQuoted(List<ModelScalar> scalars) =>
        scalars.Count > 0 && scalars.TrueForAll(s => s.Quoting is Quoting.Single or Quoting.Double);
}
