using System.Globalization;

namespace MeshTargeting.Benchmarks;

/// <summary>The memory of a process that runs, as Linux counts it. The kernel forgets it when the process ends.</summary>
internal static class ProcessMemory
{
    /// <summary>What it holds now, in bytes; 0 where it has ended.</summary>
    public static long Resident(int id) => Status(id, "VmRSS:");

    /// <summary>The most that it has held so far, in bytes; 0 where it has ended.</summary>
    public static long Peak(int id) => Status(id, "VmHWM:");

    private static long Status(int id, string name)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
