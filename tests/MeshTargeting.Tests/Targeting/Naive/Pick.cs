using CsCheck;

namespace MeshTargeting.Tests.Targeting.Naive;

/// <summary>One of some values; a value given twice comes twice as often.</summary>
internal static class Pick
{
    public static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    /// <summary>Nothing.</summary>
    public static Gen<T?> None<T>()
        where T : class => Gen.Int[0, 0].Select(_ => (T?)null);
}
