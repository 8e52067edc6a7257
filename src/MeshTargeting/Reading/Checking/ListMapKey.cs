using System.Globalization;
using System.Text;
using System.Text.Json;
using MeshTargeting.Reading.Nodes;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Reading.Checking;

/// <summary>What tells an item of a list from the others (x-kubernetes-list-map-keys).</summary>
internal static class ListMapKey
{
    /// <summary>
    /// The item's key as JSON, for example <c>{"appProtocol":"tcp","port":80}</c>; null where a part of it is missing, which is
    /// reported as such, or of a wrong type.
    /// </summary>
    /// <remarks>Defaults count: they are filled in before the API server compares.</remarks>
    public static string? Of(MappingNode item, IReadOnlyList<string> keys, ObjectSchema schema)
    {
        var text = new StringBuilder("{");
        foreach (var key in keys.Order(StringComparer.Ordinal))
        {
            var property = schema.Find(key);
            var value = item.Find(key)?.Value switch
            {
                ScalarNode { IsNull: false, Value: var written } when property?.Schema is ScalarSchema scalar && ScalarFit.Fits(scalar.Type, written) =>
                    written.Kind == ScalarKind.String ? Quote(written.Text) : written.WholeNumber is { } number ? Wording.Number(number) : written.Text,
                null or ScalarNode { IsNull: true } => property?.Default switch
                {
                    null => null,
                    string standard => Quote(standard),
                    var standard => Convert.ToString(standard, CultureInfo.InvariantCulture),
                },
                _ => null,
            };
            if (value is null)
            {
                return null;
            }

            text.Append(text.Length == 1 ? "" : ",").Append(Quote(key)).Append(':').Append(value);
        }

        return text.Append('}').ToString();
    }

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
