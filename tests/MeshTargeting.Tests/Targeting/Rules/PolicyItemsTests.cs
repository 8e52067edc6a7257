using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Tests.Targeting.Rules;

/// <summary>What policies set, as Kuma's decoding and encoding leave it.</summary>
public class PolicyItemsTests
{
    private const string Mesh = "'targetRef': {'kind': 'Mesh'}";

    [Theory]
    [InlineData("90s", "1m30s")]
    [InlineData("0.5h", "30m0s")]
    [InlineData("0", "0s")]
    [InlineData("1500ms", "1.5s")]
    public void writes_durations_as_Go_does(string written, string shown) =>
        Assert.Equal("{'connectionTimeout':'" + shown + "'}", To(MeshTimeoutSpec.Descriptor, "{'connectionTimeout': '" + written + "'}"));

    [Fact]
    public void leaves_text_that_looks_like_a_duration_alone() => Assert.Equal(
        "{'http':{'path':'90s'},'interval':'1m30s'}", To(MeshHealthCheckSpec.Descriptor, "{'interval': '90s', 'http': {'path': '90s'}}"));

    [Fact]
    public void fills_in_the_defaults_of_the_declaration_where_their_object_is_there() => Assert.Equal(
        "{'http':{'hostSelection':[{'predicate':'OmitPreviousHosts','updateFrequency':2}],'retriableRequestHeaders':[{'name':'h','type':'Exact'}]}}",
        To(MeshRetrySpec.Descriptor, "{'http': {'hostSelection': [{'predicate': 'OmitPreviousHosts'}], 'retriableRequestHeaders': [{'name': 'h'}]}}"));

    [Fact]
    public void takes_null_for_absent() => Assert.Equal(
        "{'http':{}}", To(MeshTimeoutSpec.Descriptor, "{'connectionTimeout': null, 'http': {'requestTimeout': null}}"));

    [Fact]
    public void keeps_empty_lists_and_objects() => Assert.Equal(
        "{'grpc':{},'http':{'retryOn':[]}}", To(MeshRetrySpec.Descriptor, "{'http': {'retryOn': []}, 'grpc': {}}"));

    [Fact]
    public void drops_empty_text_and_maps_where_Kuma_cannot_tell_them_from_none() => Assert.Equal(
        "{'backends':[{'openTelemetry':{'backendRef':{'kind':'MeshOpenTelemetryBackend'},'endpoint':''},'type':'OpenTelemetry'}]}",
        To(MeshAccessLogSpec.Descriptor, "{'backends': [{'type': 'OpenTelemetry', 'openTelemetry': {'backendRef': {'kind': 'MeshOpenTelemetryBackend', 'labels': {}}}}]}"));

    [Fact]
    public void drops_the_empty_value_of_a_header() => Assert.Equal(
        "{'http':{'retriableResponseHeaders':[{'name':'h','type':'Present'}]}}",
        To(MeshRetrySpec.Descriptor, "{'http': {'retriableResponseHeaders': [{'type': 'Present', 'name': 'h', 'value': ''}]}}"));

    [Fact]
    public void gives_what_must_be_there_and_is_not_the_zero_value_of_Go()
    {
        Assert.Equal("{'local':{'http':{'requestRate':{'interval':'0s','num':0}}}}", To(MeshRateLimitSpec.Descriptor, "{'local': {'http': {'requestRate': {}}}}"));
        Assert.Equal(
            "{'localityAwareness':{'crossZone':{'failover':[{'from':{'zones':null},'to':{'type':''}}]}}}",
            To(MeshLoadBalancingStrategySpec.Descriptor, "{'localityAwareness': {'crossZone': {'failover': [{'from': {}}]}}}"));
        Assert.Equal(
            "{'rules':[{'default':{},'matches':null}]}",
            Confs.Text(Single(Confs.Policy(MeshHTTPRouteSpec.Descriptor, "r", "{'to': [{" + Mesh + ", 'rules': [{}]}]}")).Conf));
    }

    [Fact]
    public void keeps_null_in_open_JSON() => Assert.Equal(
        "{'appendModifications':[{'cluster':{'jsonPatches':[{'op':'add','path':'/a','value':null}],'operation':'Patch'}}]}",
        Confs.Text(PolicyItems.Of(
            Confs.Policy(
                MeshProxyPatchSpec.Descriptor,
                "p",
                "{'default': {'appendModifications': [{'cluster': {'operation': 'Patch', 'jsonPatches': [{'op': 'add', 'path': '/a', 'value': null}]}}]}}"),
            KumaSemantics.V2_14).Single!.Conf));

    [Fact]
    public void has_the_rules_of_a_route_the_last_first_and_its_hostnames() => Assert.Equal(
        "{'hostnames':['h'],'rules':[{'default':{},'matches':[{'path':{'type':'Exact','value':'/b'}}]},{'default':{},'matches':[{'path':{'type':'Exact','value':'/a'}}]}]}",
        Confs.Text(Single(Confs.Policy(
            MeshHTTPRouteSpec.Descriptor,
            "r",
            "{'to': [{" + Mesh + ", 'hostnames': ['h'], 'rules': [{'matches': [{'path': {'type': 'Exact', 'value': '/a'}}], 'default': {}}, {'matches': [{'path': {'type': 'Exact', 'value': '/b'}}], 'default': {}}]}]}")).Conf));

    [Fact]
    public void leaves_out_rules_and_hostnames_of_a_route_that_has_none() => Assert.Equal(
        "{}", Confs.Text(Single(Confs.Policy(MeshHTTPRouteSpec.Descriptor, "r", "{'to': [{" + Mesh + ", 'hostnames': [], 'rules': []}]}")).Conf));

    [Fact]
    public void takes_the_first_rule_of_a_TCP_route() => Assert.Equal(
        "{'default':{'backendRefs':[{'kind':'MeshService','name':'a','weight':1}]}}",
        Confs.Text(Single(TcpRoute("[{'default': {'backendRefs': [{'kind': 'MeshService', 'name': 'a'}]}}, {'default': {'backendRefs': []}}]")).Conf));

    [Fact]
    public void sends_all_traffic_of_a_TCP_route_without_rules_to_what_it_is_for() => Assert.Equal(
        "{'default':{'backendRefs':[{'kind':'MeshService','name':'backend','sectionName':'tcp','weight':1}]}}", Confs.Text(Single(TcpRoute("[]")).Conf));

    [Fact]
    public void has_one_configuration_of_a_policy_without_lists()
    {
        var items = PolicyItems.Of(Confs.Policy(MeshPassthroughSpec.Descriptor, "p", "{'default': {'passthroughMode': 'None'}}"), KumaSemantics.V2_14);

        Assert.Equal(("{'passthroughMode':'None'}", "spec.default"), (Confs.Text(items.Single!.Conf), items.Single.Path));
        Assert.Empty(items.To);
    }

    [Fact]
    public void has_an_empty_configuration_where_the_manifest_leaves_it_out()
    {
        Assert.Equal("{}", Confs.Text(PolicyItems.Of(Confs.Policy(MeshTraceSpec.Descriptor, "p", "{}"), KumaSemantics.V2_14).Single!.Conf));
        Assert.Equal("{}", Confs.Text(Single(Confs.Policy(MeshTimeoutSpec.Descriptor, "t", "{'to': [{" + Mesh + "}]}")).Conf));
    }

    [Fact]
    public void reads_what_each_version_of_Kuma_reads()
    {
        var policy = Confs.Policy(
            MeshHealthCheckSpec.Descriptor, "h", "{'to': [{" + Mesh + ", 'default': {'healthyPanicThreshold': 50, 'interval': '1s'}}]}");
        var timeout = Confs.Policy(MeshTimeoutSpec.Descriptor, "t", "{'from': [{" + Mesh + ", 'default': {}}]}");

        Assert.Equal("{'healthyPanicThreshold':50,'interval':'1s'}", Confs.Text(PolicyItems.Of(policy, KumaSemantics.V2_14).To[0].Conf));
        Assert.Equal("{'interval':'1s'}", Confs.Text(PolicyItems.Of(policy, KumaSemantics.V3_0).To[0].Conf));
        Assert.Single(PolicyItems.Of(timeout, KumaSemantics.V2_14).From);
        Assert.Empty(PolicyItems.Of(timeout, KumaSemantics.V3_0).From);
    }

    [Fact]
    public void says_where_each_item_stands()
    {
        var policy = Confs.Policy(
            MeshTimeoutSpec.Descriptor,
            "t",
            "{'to': [{" + Mesh + "}, {" + Mesh + "}], 'from': [{" + Mesh + "}], 'rules': [{'matches': [{'sni': {'type': 'Exact', 'value': 's'}}]}]}");
        var items = PolicyItems.Of(policy, KumaSemantics.V2_14);

        Assert.Equal(
            ["spec.to[0]", "spec.to[1]", "spec.from[0]", "spec.rules[0]"], items.To.Concat(items.From).Concat(items.Rules).Select(i => i.Path));
        Assert.Equal("s", Assert.Single(items.Rules[0].Matches).Sni!.Value);
    }

    [Fact]
    public void are_made_once_for_a_policy()
    {
        var policy = Confs.Timeout("t", "{'kind': 'Mesh'}", "{}");

        Assert.Same(PolicyItems.Of(policy, KumaSemantics.V2_14), PolicyItems.Of(policy, KumaSemantics.V2_14));
    }

    private static string To(KindDescriptor kind, string conf) =>
        Confs.Text(Single(Confs.Policy(kind, "p", "{'to': [{" + Mesh + ", 'default': " + conf + "}]}")).Conf);

    private static Resource TcpRoute(string rules) => Confs.Policy(
        MeshTCPRouteSpec.Descriptor, "r", "{'to': [{'targetRef': {'kind': 'MeshService', 'name': 'backend', 'sectionName': 'tcp'}, 'rules': " + rules + "}]}");

    private static PolicyItem Single(Resource policy) => Assert.Single(PolicyItems.Of(policy, KumaSemantics.V2_14).To);
}
