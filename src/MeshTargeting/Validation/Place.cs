using System.Globalization;

namespace MeshTargeting.Validation;

/// <summary>
/// A place in a manifest, and the path that Kuma reports for it, which now and then is another. Text is made of it only when there
/// is something to report.
/// </summary>
internal sealed class Place
{
    /// <summary>The document itself.</summary>
    public static readonly Place Root = new(null, "", Segment.Field);

    /// <summary>The spec.</summary>
    public static readonly Place Spec = Root.At("spec");

    private readonly Place? _parent;
    private readonly string _text;
    private readonly Segment _segment;
    private readonly int _index;

    private Place(Place? parent, string text, Segment segment, int index = -1)
    {
        _parent = parent;
        _text = text;
        _segment = segment;
        _index = index;
    }

    private enum Segment
    {
        Field,
        Index,
        Key,
        InManifest,
        InKuma,
    }

    /// <summary>The place in the manifest, for example <c>spec.to[0].targetRef.name</c>.</summary>
    public string Path => Text(Segment.InKuma);

    /// <summary>The path that Kuma reports.</summary>
    public string Field => Text(Segment.InManifest);

    /// <summary>A field below it.</summary>
    /// <param name="field">Its name; empty is the place itself. Several may be joined by dots.</param>
    public Place At(string field) => field.Length == 0 ? this : new Place(this, field, Segment.Field);

    /// <summary>An item of the list at this place.</summary>
    public Place At(int index) => new(this, "", Segment.Index, index);

    /// <summary>A key of the map at this place; in paths it stands quoted between brackets.</summary>
    public Place Key(string key) => new(this, key, Segment.Key);

    /// <summary>A field that the manifest has and Kuma's path leaves out.</summary>
    public Place AtInManifest(string field) => new(this, field, Segment.InManifest);

    /// <summary>A field that Kuma's path has and the manifest does not.</summary>
    public Place AtInKuma(string field) => new(this, field, Segment.InKuma);

    /// <summary>An item of a list that the manifest has and Kuma's path leaves out.</summary>
    public Place AtInManifest(int index) => new(this, "", Segment.InManifest, index);

    /// <summary>An item that Kuma's path has and the manifest does not.</summary>
    public Place AtInKuma(int index) => new(this, "", Segment.InKuma, index);

    /// <inheritdoc />
    public override string ToString() => Path;

    private string Text(Segment leftOut)
    {
        var before = _parent?.Text(leftOut) ?? "";
        return _segment switch
        {
            _ when _segment == leftOut || (_parent is null) => before,
            _ when _index >= 0 => string.Create(CultureInfo.InvariantCulture, $"{before}[{_index}]"),
            Segment.Key => $"{before}[\"{_text}\"]",
            _ => before.Length == 0 ? _text : $"{before}.{_text}",
        };
    }
}
