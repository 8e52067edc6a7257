using MeshTargeting.Reading.Paths;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Expecting;

/// <summary>Finds a setting in a configuration.</summary>
internal static class ConfPath
{
    /// <summary>The value at a path, for example <c>http.requestTimeout</c>; null where there is none.</summary>
    public static ConfValue? Find(ConfValue? conf, string path)
    {
        foreach (var segment in PathParser.Parse(path))
        {
            conf = conf switch
            {
                ConfObject o => o.Find(segment.Name),
                ConfList l when segment.Index >= 0 && segment.Index < l.Items.Count => l.Items[segment.Index],
                _ => null,
            };
        }

        return conf is ConfScalar { IsNull: true } ? null : conf;
    }

    /// <summary>The place of a value; a list that was joined of several knows its items' places better than its own.</summary>
    public static ConfPlace? PlaceOf(ConfValue? value) => value is ConfList { Items: [var first, ..] } && first.Place?.Policy != value.Place?.Policy
        ? first.Place
        : value?.Place;
}
