using MeshTargeting.Validation.Kinds;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Reports.ValidatingAdmissionPolicies;

/// <summary>
/// What is demanded of the ports of a MeshService. A fault is one of the update where there are more of it than before, as
/// <see cref="Validation.FindingChanges"/> counts them.
/// </summary>
internal static class MeshServicePortDemands
{
    private const string Ports = "variables.ports";
    private const string Before = "variables.portsBefore";

    public static readonly IReadOnlyList<AdmissionRule> All =
    [
        new(PortRules.OutOfRange, "spec.ports[].port", "a port lies between 1 and 65535", NoMoreThanBefore(p => IsNoPort($"{p}.port"), Same("port"))),
        new(
            PortRules.OutOfRange,
            "spec.ports[].targetPort",
            "a port lies between 1 and 65535",
            NoMoreThanBefore(
                p => $"{HasTargetPort(p, "int")} && {p}.targetPort != {p}.port && {IsNoPort($"{p}.targetPort")}",
                (q, p) => $"{HasTargetPort(q, "int")} && {q}.targetPort == {p}.targetPort && {q}.targetPort != {q}.port")),
        new(PortRules.DuplicateNumber, "spec.ports[].port", "is already taken by an earlier port of this service", Unique(_ => "true", Same("port"))),
        new(
            PortRules.DuplicateName,
            "spec.ports[].name",
            "is already taken by an earlier port of this service",
            Unique(p => $"\"name\" in {p}", SameIfGiven("name"))),
        new(
            PortRules.UnknownProtocol,
            "spec.ports[].appProtocol",
            $"is none of {string.Join(", ", MeshServicePortsValidator.ReferenceProtocols)}",
            NoMoreThanBefore(
                p => $"\"appProtocol\" in {p} && !({p}.appProtocol in {Cel.List([.. MeshServicePortsValidator.ReferenceProtocols, "kafka"])})",
                SameIfGiven("appProtocol"))),
        new(
            PortRules.InvalidTargetPort,
            "spec.ports[].targetPort",
            "can be no name of an inbound: at most 15 lower-case letters, digits and single '-', with at least one letter; a number stands without quotes",
            NoMoreThanBefore(
                p => $"{HasTargetPort(p, "string")} && !({IsInboundName($"{p}.targetPort")})",
                (q, p) => $"{HasTargetPort(q, "string")} && {q}.targetPort == {p}.targetPort")),
        new(
            PortRules.AmbiguousName,
            "spec.ports[].name",
            "is the number of another port of this service, so that sectionName could mean either",
            $"{Ports}.all(p, !({IsNumberOfAnother("p", Ports)}) || {CountOfAmbiguous(Ports)} <= {CountOfAmbiguous(Before)})"),
    ];

    private static string IsNoPort(string number) => $"({number} < 1 || {number} > 65535)";

    private static string HasTargetPort(string port, string type) => $"\"targetPort\" in {port} && type({port}.targetPort) == {type}";

    // RE2 cannot look ahead, so that what Names.IsInboundName asks of a name on Kubernetes is asked in three steps.
    private static string IsInboundName(string name) =>
        $"size({name}) <= 15 && {name}.matches({Cel.Text(@"^[a-z0-9]+(-[a-z0-9]+)*\z")}) && {name}.matches(\"[a-z]\")";

    private static string IsNumberOfAnother(string port, string ports) =>
        $"\"name\" in {port} && size({ports}.filter(r, string(r.port) == {port}.name)) > (string({port}.port) == {port}.name ? 1 : 0)";

    /// <summary>How many ports have the name of <c>p</c> and are as ambiguous.</summary>
    private static string CountOfAmbiguous(string ports) => Cel.Count(ports, $"{IsNumberOfAnother("q", ports)} && q.name == p.name");

    private static Func<string, string, string> Same(string field) => (q, p) => $"{q}.{field} == {p}.{field}";

    private static Func<string, string, string> SameIfGiven(string field) => (q, p) => $"\"{field}\" in {q} && {q}.{field} == {p}.{field}";

    /// <summary>Of every faulty port there are as many with this very fault as before, or fewer.</summary>
    private static string NoMoreThanBefore(Func<string, string> isWrong, Func<string, string, string> isSame) =>
        $"{Ports}.all(p, !({isWrong("p")}) || {Cel.Count(Ports, isSame("q", "p"))} <= {Cel.Count(Before, isSame("q", "p"))})";

    /// <summary>Of every port that counts there is one of a kind, or as many as before.</summary>
    private static string Unique(Func<string, string> counts, Func<string, string, string> isSame) =>
        $"{Ports}.all(p, !({counts("p")}) || {Cel.Count(Ports, isSame("q", "p"))} <= 1"
        + $" || {Cel.Count(Ports, isSame("q", "p"))} <= {Cel.Count(Before, isSame("q", "p"))})";
}
