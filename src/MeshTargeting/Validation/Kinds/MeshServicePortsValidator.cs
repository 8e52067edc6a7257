using System.Globalization;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges the ports of a MeshService.</summary>
internal static class MeshServicePortsValidator
{
    internal static readonly string[] ReferenceProtocols = ["tcp", "http", "http2", "grpc"];

    /// <summary>What Kuma itself says of ports: nothing in 2.14; 3.0 knows only some protocols, in any case of letters.</summary>
    public static void ValidateAsKuma(Resource<MeshServiceSpec> service, FindingList findings)
    {
        var ports = service.Spec.Ports ?? [];
        for (var i = 0; i < ports.Count && findings.Semantics.ChecksAppProtocols; i++)
        {
            if (!IsKnownToKuma(ports[i].AppProtocol))
            {
                findings.Add(
                    KumaRules.NotSupported,
                    Place.Spec.At("ports").At(i).At("appProtocol"),
                    KumaText.MustBeOneOf("appProtocol", Protocols.WithoutKafka));
            }
        }
    }

    /// <summary>What the MeshService reference says of ports.</summary>
    public static void Validate(Resource<MeshServiceSpec> service, FindingList findings)
    {
        var ports = service.Spec.Ports ?? [];
        var numbers = new SeenNumbers(service.Envelope);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var portsOfNumber = ports.Where(p => p.Port is not null).CountBy(p => Text(p.Port)).ToDictionary(StringComparer.Ordinal);
        for (var i = 0; i < ports.Count; i++)
        {
            var port = ports[i];
            Number(port, $"spec.ports[{i}].port", numbers, findings);
            Name(port, $"spec.ports[{i}].name", names, portsOfNumber, findings);
            TargetPort(port, $"spec.ports[{i}].targetPort", service.Envelope, findings);
            Protocol(port, $"spec.ports[{i}].appProtocol", findings.Semantics, findings);
        }
    }

    private static void Number(MeshServicePort port, string path, SeenNumbers seen, FindingList findings)
    {
        if (port.Port is not { } number)
        {
            return;
        }

        Range(number, path, findings);
        if (!seen.Add(number, port.AppProtocol))
        {
            findings.Add(PortRules.DuplicateNumber, path, $"port {number} is already taken by an earlier port of this service");
        }
    }

    private static void Name(
        MeshServicePort port, string path, HashSet<string> seen, Dictionary<string, int> portsOfNumber, FindingList findings)
    {
        if (port.Name is not { } name)
        {
            return;
        }

        if (!seen.Add(name))
        {
            findings.Add(PortRules.DuplicateName, path, $"name {Quote.Of(name)} is already taken by an earlier port of this service");
        }

        var others = portsOfNumber.GetValueOrDefault(name) - (Text(port.Port) == name ? 1 : 0);
        if (others > 0)
        {
            findings.Add(
                PortRules.AmbiguousName,
                path,
                $"name {Quote.Of(name)} is the number of another port of this service, so that sectionName {Quote.Of(name)} could mean either");
        }
    }

    private static void TargetPort(MeshServicePort port, string path, Envelope envelope, FindingList findings)
    {
        if (port.TargetPort is not { } target)
        {
            return;
        }

        if (target.Text is not { } name)
        {
            // One that repeats a wrong port, as the default does, is not reported twice.
            if (target.Number != port.Port)
            {
                Range(target.Number, path, findings);
            }
        }
        else if (!Names.IsInboundName(name, envelope))
        {
            var number = name.Length is > 0 and < 6 && name[0] != '0' && name.All(char.IsAsciiDigit) ? name : null;
            findings.Add(
                PortRules.InvalidTargetPort,
                path,
                Problem(name, envelope),
                fix: number is null ? null : new Fix($"write {number} without quotes", new ReplaceValue(path, number)));
        }
    }

    private static string Problem(string name, Envelope envelope)
    {
        if (name.Length > 0 && name.All(char.IsAsciiDigit))
        {
            return $"{Quote.Of(name)} is text and looks for an inbound of that name; write {name} without quotes for the port number";
        }

        var form = envelope == Envelope.Kubernetes
            ? "at most 15 lower-case letters, digits and single '-', with at least one letter"
            : "at most 63 lower-case letters, digits and '-', with at least one letter";
        return $"{Quote.Of(name)} can be no name of an inbound: {form}";
    }

    private static void Protocol(MeshServicePort port, string path, KumaSemantics semantics, FindingList findings)
    {
        if (port.AppProtocol is not { } protocol
            || ReferenceProtocols.Contains(protocol)
            || (protocol == "kafka" && semantics.AcceptsKafka)
            || (semantics.ChecksAppProtocols && !IsKnownToKuma(protocol)))
        {
            return;
        }

        var near = NearName.Find(protocol, ReferenceProtocols, out var isOnly);
        findings.Add(
            PortRules.UnknownProtocol,
            path,
            $"{Quote.Of(protocol)} is none of {string.Join(", ", ReferenceProtocols)}{(near is null ? "" : $"; did you mean {Quote.Of(near)}?")}",
            fix: isOnly ? new Fix($"write appProtocol: {near}", new ReplaceValue(path, $"\"{near}\"")) : null);
    }

    private static bool IsKnownToKuma(string? protocol) =>
        string.IsNullOrEmpty(protocol) || Protocols.WithoutKafka.Contains(protocol, StringComparer.OrdinalIgnoreCase);

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static void Range(int number, string path, FindingList findings)
    {
        if (number is < 1 or > 65535)
        {
            findings.Add(PortRules.OutOfRange, path, $"{number} is no port: a port lies between 1 and 65535");
        }
    }

    /// <summary>The numbers of the ports so far.</summary>
    private sealed class SeenNumbers(Envelope envelope)
    {
        private readonly HashSet<int> _numbers = [];
        private readonly HashSet<(int Number, string Protocol)> _pairs = [];

        /// <summary>
        /// False for a number that is taken. Of the same number with the same protocol Kubernetes itself says so (MS105), because
        /// the two together tell ports apart there.
        /// </summary>
        public bool Add(int number, string? protocol)
        {
            var isNewPair = _pairs.Add((number, protocol ?? "tcp"));
            return _numbers.Add(number) || (!isNewPair && envelope == Envelope.Kubernetes);
        }
    }
}
