namespace MeshTargeting.Validation.Templates;

/// <summary>How Go's templates compare values: only such of one kind, and whole numbers whatever their size.</summary>
internal static class Comparison
{
    private const string Incompatible = "incompatible types for comparison";
    private const string Invalid = "invalid type for comparison";

    /// <summary>Whether the first value equals any of the others.</summary>
    public static bool EqualsAny(object? first, IReadOnlyList<object?> others)
    {
        if (others.Count == 0)
        {
            throw new FunctionFailure("missing argument for comparison");
        }

        foreach (var other in others)
        {
            if (AreEqual(first, other))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a value is less than another.</summary>
    public static bool IsLess(object? left, object? right) => (Kind(left), Kind(right)) switch
    {
        ('n', _) or (_, 'n') or ('o', _) or (_, 'o') => throw new FunctionFailure(Invalid),
        var (a, b) when a != b => throw new FunctionFailure(Incompatible),
        ('b', _) => throw new FunctionFailure(Invalid),
        ('s', _) => string.CompareOrdinal((string)left!, (string)right!) < 0,
        ('f', _) => (double)left! < (double)right!,
        _ => Whole(left) < Whole(right),
    };

    private static bool AreEqual(object? left, object? right)
    {
        var (a, b) = (Kind(left), Kind(right));
        return a == 'n' || b == 'n' ? a == b
            : a != b ? throw new FunctionFailure(Incompatible)
            : a == 'i' ? Whole(left) == Whole(right)
            : left!.Equals(right);
    }

    private static long Whole(object? value) => value is byte single ? single : (long)value!;

    private static char Kind(object? value) => value switch
    {
        null => 'n',
        string => 's',
        bool => 'b',
        long or byte => 'i',
        double => 'f',
        _ => 'o',
    };
}
