using System.Globalization;
using MeshTargeting.Findings;
using MeshTargeting.Resources;

namespace MeshTargeting.Targeting;

/// <summary>Says why a reference that found its service does not find the port.</summary>
internal static class MissingPort
{
    /// <summary>None of the resources has a port that is called so.</summary>
    public static Unresolved OfName(IReadOnlyList<Resource> resources, Reference reference)
    {
        var section = reference.SectionName;
        if (resources is not [var resource])
        {
            return new Unresolved(
                ResolutionReason.SectionNotFound, $"none of the {resources.Count} resources that the labels select has a port \"{section}\"");
        }

        var ports = ServicePort.Of(resource);
        if (ports.FirstOrDefault(p => p.Number.ToString(CultureInfo.InvariantCulture) == section) is { } byNumber)
        {
            return new Unresolved(
                ResolutionReason.SectionNotFound,
                $"port {section} of {resource.Id} is called \"{byNumber.Section}\", and sectionName goes by the name where there is one",
                $"write sectionName: {byNumber.Section}")
            { Fix = WriteSection(reference, byNumber.Section) };
        }

        var near = NearName.Find(section, ports.Select(p => p.Section), out var isOnly);
        var meant = ports is [var only] ? only.Section : isOnly ? near : null;
        return new Unresolved(
            ResolutionReason.SectionNotFound,
            $"{resource.Id} has no port \"{section}\"; its ports: {List(ports)}",
            Wording.DidYouMean(near))
        { Fix = meant is null ? null : WriteSection(reference, meant) };
    }

    /// <summary>None of the resources has a port of that number.</summary>
    public static Unresolved OfNumber(IReadOnlyList<Resource> resources, long port, Reference reference)
    {
        if (resources is not [var resource])
        {
            return new Unresolved(
                ResolutionReason.PortNotFound, $"none of the {resources.Count} resources that the labels select has a port {port}");
        }

        var ports = ServicePort.Of(resource);
        return new Unresolved(
            ResolutionReason.PortNotFound,
            $"{resource.Id} has no port {port}; its ports: {List(ports)}",
            ports is [var only] ? $"write port: {only.Number}" : null)
        {
            Fix = ports is [var one] && reference.Port is not null
                ? new Fix($"write port: {one.Number}", new ReplaceValue($"{reference.Path}.port", one.Number.ToString(CultureInfo.InvariantCulture)))
                : null,
        };
    }

    /// <summary>No port is written, and none of the resources has just one.</summary>
    public static Unresolved OfNone(IReadOnlyList<Resource> resources) => new(
        ResolutionReason.PortNotFound,
        $"the reference gives no port, and {resources[0].Id} has {(ServicePort.Of(resources[0]) is { Count: > 0 } ports ? $"{ports.Count}: {List(ports)}" : "none")}");

    private static Fix WriteSection(Reference reference, string section) =>
        new($"write sectionName: {section}", new ReplaceValue($"{reference.Path}.sectionName", JsonText.Of(section)));

    private static string List(IReadOnlyList<ServicePort> ports) => Wording.List(ports.Select(p => p.ToString()).ToList());
}
