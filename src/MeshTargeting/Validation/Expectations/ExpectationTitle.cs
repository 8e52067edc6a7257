using MeshTargeting.Resources;
using MeshTargeting.Resources.Expectations;

namespace MeshTargeting.Validation.Expectations;

/// <summary>A name for expectations that have none: what they say, in a line.</summary>
internal static class ExpectationTitle
{
    public static string Of(MeshExpectationItem item, Expected? expected) => expected switch
    {
        Expected.Settings settings => $"{Traffic(item)}: {string.Join("; ", settings.Policies.Select(Of))}",
        Expected.Shares shares => $"{Traffic(item)}{Of(item.Request)}: {string.Join(", ", shares.Backends.Select(b => $"{b.Comparison} to {b.Backend.Text}"))}",
        Expected.Access access =>
            $"{Proxies(item.From)} {(access.IsYes ? "reaches" : "does not reach")} {Destination(item.To)}{(access.AsksOutbounds ? "" : ", by permission")}",
        Expected.Coverage coverage =>
            $"{(coverage.IsEvery ? "every" : "no")} {coverage.Subject}{Scope(item)} has a {Of(coverage.Policy)}",
        _ => "an expectation that cannot be understood",
    };

    private static string Of(PolicySettings policy) => policy.Settings.Count == 0
        ? policy.Kind.Name
        : $"{policy.Kind.Name} {string.Join(", ", policy.Settings.Select(s => $"{s.Setting} {s.Comparison}"))}";

    private static string Of(ExpectedRequest? request) => request is null
        ? ""
        : $" ({request.Method ?? "GET"} {request.Path ?? "/"}{string.Concat((request.Headers ?? ResourceMetadata.None).Select(h => $", {h.Key}: {h.Value}"))})";

    private static string Traffic(MeshExpectationItem item) => item switch
    {
        { At: { } at } => $"at {at.Kind ?? "MeshService"} {Name(at.Namespace, at.Name, at.Labels)}{Port(at.SectionName)}",
        { To: { } to } => $"{Proxies(item.From)} to {Destination(to)}",
        _ => Proxies(item.From),
    };

    private static string Proxies(ExpectedProxies? from)
    {
        var parts = new List<string>();
        if (from?.Name is not null)
        {
            parts.Add(Name(from.Namespace, from.Name, null));
        }

        if (from?.Service is { } service)
        {
            parts.Add($"MeshService {Name(from.Namespace, service, null)}");
        }

        if (from?.Labels is { Count: > 0 } labels)
        {
            parts.Add(Labels(labels));
        }

        return parts.Count > 0 ? string.Join(", ", parts)
            : from?.Namespace is { } ns ? $"every proxy in {ns}"
            : "every proxy";
    }

    private static string Destination(ExpectedDestination? to) =>
        to is null ? "" : $"{to.Kind ?? "MeshService"} {Name(to.Namespace, to.Name, to.Labels)}{Port(to.SectionName)}";

    private static string Scope(MeshExpectationItem item) =>
        $"{(item.Namespace is { } ns ? $" in {ns}" : "")}{(item.Labels is { Count: > 0 } labels ? $" with {Labels(labels)}" : "")}";

    private static string Name(string? ns, string? name, IReadOnlyDictionary<string, string>? labels) =>
        name is null ? Labels(labels ?? ResourceMetadata.None) : string.IsNullOrEmpty(ns) ? name : $"{ns}/{name}";

    private static string Labels(IReadOnlyDictionary<string, string> labels) =>
        string.Join(", ", labels.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key}={l.Value}"));

    private static string Port(string? section) => string.IsNullOrEmpty(section) ? "" : $":{section}";
}
