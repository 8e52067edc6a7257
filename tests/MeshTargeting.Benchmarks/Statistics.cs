namespace MeshTargeting.Benchmarks;

/// <summary>What is told of many measurements.</summary>
internal static class Statistics
{
    /// <summary>The value that a share of all measurements does not exceed.</summary>
    /// <param name="values">The measurements, at least one, in any order.</param>
    /// <param name="share">From 0 to 1; 0.5 is the median.</param>
    public static double Quantile(IReadOnlyCollection<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
    }

    /// <summary>The median.</summary>
    public static double Median(IReadOnlyCollection<double> values) => Quantile(values, 0.5);
}
