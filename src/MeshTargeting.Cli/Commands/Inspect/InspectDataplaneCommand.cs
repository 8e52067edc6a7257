using System.CommandLine;
using MeshTargeting.Reports;
using MeshTargeting.Reports.Inspect;
using MeshTargeting.Reports.Inspect.Proxies;
using MeshTargeting.Reports.Json;
using MeshTargeting.Reports.Json.Inspect;
using MeshTargeting.Reports.Mermaid;
using MeshTargeting.Reports.Text;
using MeshTargeting.Reports.Text.Inspect;

namespace MeshTargeting.Cli.Commands.Inspect;

/// <summary><c>inspect dataplane NAME PATH…</c>: what a proxy gets, and where each value comes from.</summary>
internal sealed class InspectDataplaneCommand()
    : InspectingCommand<ProxyInspection>("dataplane", "Show what a proxy gets of all policies, and where every value comes from", "The Dataplane")
{
    /// <inheritdoc />
    protected override InspectResult<ProxyInspection> Work(CheckInput input, ParseResult parse) =>
        ProxyInspector.Inspect(input, NameOf(parse), MeshOf(parse));

    /// <inheritdoc />
    protected override byte[] ToJson(InspectResult<ProxyInspection> result) =>
        ReportJson.Write(InspectDataplaneReport.Of(result.Answer!));

    /// <inheritdoc />
    protected override string ToText(InspectResult<ProxyInspection> result, TextStyle style) => ProxyText.Write(result.Answer!, style);

    /// <inheritdoc />
    protected override string ToMermaid(InspectResult<ProxyInspection> result) => ProxyPicture.Draw(result.Answer!);
}
