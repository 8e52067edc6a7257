using System.Globalization;
using MeshTargeting.Benchmarks;
using MeshTargeting.Benchmarks.Admission;
using MeshTargeting.Benchmarks.Memory;

// Figures of one run are comparable with each other, never with those of another machine: every table therefore ends in ratios.
switch (args)
{
    case ["check"]:
        return CheckBenchmark.Run();
    case ["admission"]:
        return await AdmissionBenchmark.RunAsync(tls: false);
    case ["load"]:
        return await AdmissionBenchmark.RunAsync(tls: true);
    case ["soak", var text] when double.TryParse(text, CultureInfo.InvariantCulture, out var minutes):
        return await SoakBenchmark.RunAsync(minutes);
    case ["memory"]:
        return await MemoryBenchmark.RunAsync();
    case ["operations"]:
        // What docs/operations.md points to, one after the other; each that fails counts.
        return await AdmissionBenchmark.RunAsync(tls: true) + await MemoryBenchmark.RunAsync() + await SoakBenchmark.RunAsync(minutes: 10);
    case ["targeting"]:
        return TargetingBenchmark.Run();
    case ["rules"]:
        return RulesBenchmark.Run();
    case ["long"]:
        return LongDocumentBenchmark.Run();
    case ["diff"]:
        return DiffBenchmark.Run();
    default:
        Console.Error.WriteLine(
            """
            Usage: dotnet run -c Release --project tests/MeshTargeting.Benchmarks -- SCENARIO

            check       10,000 one-document files: the engine against bare YAML parsing of the same texts, and, where
                        MESHSERVICE_BINARY names the published command, the whole command with its peak memory
            long        one document with ever more items, with the growth
            rules       what each rule costs, in the check of a repository and in a review
            admission   reviews over HTTP on a World of 22,000 resources, against a webhook that allows everything
            load        the same as API servers send them: over TLS and HTTP/2, on one connection
            soak N      reviews for N minutes on a World that changes every second: memory must not grow
            memory      the server with the live state of a cluster of 100,000 objects, its heap bounded as in a container
                        of 500 MB
            operations  load, memory and soak 10, one after the other
            targeting   the policies and rules of one proxy, and the same after a change, in Worlds of 1,000, 10,000 and
                        100,000 resources, with the growth from size to size
            diff        what a pull request changes, 10,000 proxies x 1,000 policies, with the peak of memory
            """);
        return 2;
}
