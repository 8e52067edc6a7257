using System.CommandLine;
using System.CommandLine.Parsing;
using MeshTargeting.Reports;
using MeshTargeting.Reports.Inspect;
using MeshTargeting.Reports.Inspect.Policies;
using MeshTargeting.Reports.Json;
using MeshTargeting.Reports.Json.Inspect;
using MeshTargeting.Reports.Mermaid;
using MeshTargeting.Reports.Text;
using MeshTargeting.Reports.Text.Inspect;
using MeshTargeting.Resources;

namespace MeshTargeting.Cli.Commands.Inspect;

/// <summary><c>inspect policy KIND NAME PATH…</c>: what a policy hits, and what of it is left there.</summary>
internal sealed class InspectPolicyCommand()
    : InspectingCommand<PolicyInspection>("policy", "Show which proxies a policy selects, what it sets for them and what of it is overridden", "The policy")
{
    private readonly Argument<KindDescriptor> _kind = new("KIND")
    {
        Description = "Kind of the policy: MeshTimeout, meshtimeouts or mt",
        CustomParser = ParseKind,
    };

    /// <inheritdoc />
    protected override void AddArguments(Command command)
    {
        command.Arguments.Add(_kind);
        base.AddArguments(command);
    }

    /// <inheritdoc />
    protected override InspectResult<PolicyInspection> Work(CheckInput input, ParseResult parse) =>
        PolicyInspector.Inspect(input, parse.GetValue(_kind)!, NameOf(parse), MeshOf(parse));

    /// <inheritdoc />
    protected override byte[] ToJson(InspectResult<PolicyInspection> result) =>
        ReportJson.Write(InspectPolicyReport.Of(result.Answer!));

    /// <inheritdoc />
    protected override string ToText(InspectResult<PolicyInspection> result, TextStyle style) => PolicyText.Write(result.Answer!, style);

    /// <inheritdoc />
    protected override string ToMermaid(InspectResult<PolicyInspection> result) => PolicyPicture.Draw(result.Answer!);

    private static KindDescriptor? ParseKind(ArgumentResult result)
    {
        var written = result.Tokens[0].Value;
        var kind = ResourceNames.PolicyKind(written);
        if (kind is null)
        {
            result.AddError(ResourceNames.NoPolicyKind(written));
        }

        return kind;
    }
}
