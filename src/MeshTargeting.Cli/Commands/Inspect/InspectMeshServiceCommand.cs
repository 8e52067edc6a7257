using System.CommandLine;
using MeshTargeting.Reports;
using MeshTargeting.Reports.Inspect;
using MeshTargeting.Reports.Inspect.Services;
using MeshTargeting.Reports.Json;
using MeshTargeting.Reports.Json.Inspect;
using MeshTargeting.Reports.Mermaid;
using MeshTargeting.Reports.Text;
using MeshTargeting.Reports.Text.Inspect;

namespace MeshTargeting.Cli.Commands.Inspect;

/// <summary><c>inspect meshservice NAME PATH…</c>: who serves a service, and who refers to it.</summary>
internal sealed class InspectMeshServiceCommand()
    : InspectingCommand<ServiceInspection>("meshservice", "Show which proxies serve a service and which policies refer to it", "The MeshService")
{
    /// <inheritdoc />
    protected override InspectResult<ServiceInspection> Work(CheckInput input, ParseResult parse) =>
        ServiceInspector.Inspect(input, NameOf(parse), MeshOf(parse));

    /// <inheritdoc />
    protected override byte[] ToJson(InspectResult<ServiceInspection> result) =>
        ReportJson.Write(InspectMeshServiceReport.Of(result.Answer!));

    /// <inheritdoc />
    protected override string ToText(InspectResult<ServiceInspection> result, TextStyle style) => ServiceText.Write(result.Answer!, style);

    /// <inheritdoc />
    protected override string ToMermaid(InspectResult<ServiceInspection> result) => ServicePicture.Draw(result.Answer!);
}
