using System.Globalization;

namespace MeshTargeting.Benchmarks.Admission;

/// <summary>How long requests took, over several rounds.</summary>
internal sealed class Measured
{
    private double _seconds;

    public List<double> Latencies { get; } = [];

    public double Throughput => Latencies.Count / _seconds;

    public void Add(double[] latencies, double seconds)
    {
        Latencies.AddRange(latencies);
        _seconds += seconds;
    }

    /// <summary>A line of the table, with the ratio to the floor of the same run.</summary>
    public string Line(string name, Measured floor) => string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-18} {Throughput,8:N0} reviews/s   {Throughput / floor.Throughput:F2} x   p50 {Statistics.Median(Latencies):F2} ms   p99 {Statistics.Quantile(Latencies, 0.99):F2} ms");
}
