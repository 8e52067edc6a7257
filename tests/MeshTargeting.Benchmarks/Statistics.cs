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

    /// <summary>By how much y grows with each step of x: the line of least squares; 0 of fewer than two points.</summary>
    public static double Slope(IReadOnlyList<(double X, double Y)> points)
    {
        if (points.Count < 2)
        {
            return 0;
        }

        var (x, y) = (points.Average(p => p.X), points.Average(p => p.Y));
        return points.Sum(p => (p.X - x) * (p.Y - y)) / points.Sum(p => (p.X - x) * (p.X - x));
    }
}
