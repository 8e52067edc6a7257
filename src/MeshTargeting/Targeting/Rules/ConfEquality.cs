using System.Diagnostics.CodeAnalysis;

namespace MeshTargeting.Targeting.Rules;

/// <summary>Values as keys of dictionaries: equal where <see cref="ConfValue.DeepEquals"/> says so.</summary>
internal sealed class ConfEquality : IEqualityComparer<ConfValue>
{
    public static readonly ConfEquality Instance = new();

    public bool Equals(ConfValue? x, ConfValue? y) => ConfValue.DeepEquals(x, y);

    public int GetHashCode([DisallowNull] ConfValue value)
    {
        switch (value)
        {
            case ConfObject whole:
                // Fields may stand in any order.
                var sum = whole.Fields.Count;
                foreach (var (name, field) in whole.Fields)
                {
                    sum += HashCode.Combine(name, GetHashCode(field));
                }

                return sum;
            case ConfList list:
                var hash = default(HashCode);
                foreach (var item in list.Items)
                {
                    hash.Add(GetHashCode(item));
                }

                return hash.ToHashCode();
            default:
                return ((ConfScalar)value).Text?.GetHashCode(StringComparison.Ordinal) ?? 0;
        }
    }
}
