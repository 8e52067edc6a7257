namespace MeshTargeting.Reading.Nodes;

/// <summary>What a scalar turned out to be.</summary>
public enum ScalarKind
{
    /// <summary>null, ~ or nothing at all.</summary>
    Null,

    /// <summary>A boolean.</summary>
    Boolean,

    /// <summary>A whole number of 64 bits.</summary>
    Integer,

    /// <summary>A number with a fraction or an exponent, or one too large for 64 bits.</summary>
    Float,

    /// <summary>A string.</summary>
    String,
}

/// <summary>A resolved scalar.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text as written, without quotes.</param>
/// <param name="Integer">The number of an <see cref="ScalarKind.Integer"/>; 1 or 0 for a <see cref="ScalarKind.Boolean"/>.</param>
/// <param name="Float">The number of a <see cref="ScalarKind.Float"/>.</param>
public readonly record struct ScalarValue(ScalarKind Kind, string Text, long Integer = 0, double Float = 0)
{
    /// <summary>The truth of a boolean.</summary>
    public bool IsTrue => Kind == ScalarKind.Boolean && Integer == 1;

    /// <summary>The whole number, also of a float that has no fraction (Kubernetes reads <c>1e3</c> as 1000); null where it is none.</summary>
    public long? WholeNumber => Kind switch
    {
        ScalarKind.Integer => Integer,
        // Beyond 2^63 a double has no 64-bit counterpart; the cast would wrap or saturate.
        ScalarKind.Float when double.IsInteger(Float) && Math.Abs(Float) < 9.2e18 => (long)Float,
        _ => null,
    };
}
