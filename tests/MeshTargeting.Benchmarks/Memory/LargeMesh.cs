using System.Globalization;

namespace MeshTargeting.Benchmarks.Memory;

/// <summary>The objects of a mesh of 100,000, as API servers write them: with managed fields, status and all.</summary>
internal static class LargeMesh
{
    public const int Services = 10_000;
    public const int Pods = 30_000;
    public const int Policies = 10_000;

    private const string Managed = """
        "managedFields":[{"apiVersion":"v1","fieldsType":"FieldsV1","fieldsV1":{"f:metadata":{"f:labels":{".":{},"f:app":{},"f:pod-template-hash":{}}},"f:spec":{"f:containers":{"k:{\"name\":\"app\"}":{".":{},"f:image":{},"f:imagePullPolicy":{},"f:name":{},"f:ports":{".":{},"k:{\"containerPort\":8080,\"protocol\":\"TCP\"}":{".":{},"f:containerPort":{},"f:name":{}}}}},"f:dnsPolicy":{},"f:restartPolicy":{},"f:schedulerName":{}}},"manager":"kube-controller-manager","operation":"Update","time":"2026-11-30T10:00:00Z"}]
        """;

    public static string Namespace(int i) => Text($$$$$"""{"metadata":{"name":"{{{{{NamespaceOf(i * 25)}}}}}","labels":{"kuma.io/sidecar-injection":"enabled"},{{{{{Identity("ns", i)}}}}}},"spec":{"finalizers":["kubernetes"]},"status":{"phase":"Active"}}""");

    public static string Service(int i) => Text($$$$$"""
        {"metadata":{"name":"service-{{{{{i:d5}}}}}","namespace":"{{{{{NamespaceOf(i)}}}}}","labels":{"app":"service-{{{{{i:d5}}}}}"},{{{{{Identity("svc", i)}}}}}},
        "spec":{"clusterIP":"10.96.{{{{{i / 250}}}}}.{{{{{i % 250}}}}}","type":"ClusterIP","selector":{"app":"service-{{{{{i:d5}}}}}"},"ports":[{"name":"http","port":80,"protocol":"TCP","targetPort":8080,"appProtocol":"http"}]},"status":{"loadBalancer":{}}}
        """);

    public static string EndpointSlice(int i) => Text($$$$$"""
        {"metadata":{"name":"service-{{{{{i:d5}}}}}-abcde","namespace":"{{{{{NamespaceOf(i)}}}}}","labels":{"kubernetes.io/service-name":"service-{{{{{i:d5}}}}}"},{{{{{Identity("eps", i)}}}}}},
        "addressType":"IPv4","ports":[{"name":"http","port":8080,"protocol":"TCP"}],
        "endpoints":[{{{{{Endpoints(i)}}}}}]}
        """);

    public static string Pod(int i) => Text($$$$$"""
        {"metadata":{"name":"{{{{{PodName(i)}}}}}","namespace":"{{{{{NamespaceOf(i / 3)}}}}}","labels":{"app":"service-{{{{{i / 3:d5}}}}}","pod-template-hash":"6d4b75cb6d","version":"v1"},"annotations":{"kuma.io/sidecar-injected":"true","kuma.io/mesh":"default"},{{{{{Identity("pod", i)}}}}}},
        "spec":{"serviceAccountName":"default","nodeName":"node-{{{{{i % 300}}}}}","containers":[{"name":"app","image":"registry/app:1.0","ports":[{"name":"http","containerPort":8080}],"env":[{"name":"A","value":"1"},{"name":"B","value":"2"}]},{"name":"kuma-sidecar","image":"kumahq/kuma-dp:2.14.3","env":[{"name":"KUMA_DATAPLANE_MESH","value":"default"}]}],"restartPolicy":"Always"},
        "status":{"phase":"Running","podIP":"{{{{{Address(i)}}}}}","podIPs":[{"ip":"{{{{{Address(i)}}}}}"}],"conditions":[{"type":"Ready","status":"True"}],"containerStatuses":[{"name":"app","ready":true,"started":true},{"name":"kuma-sidecar","ready":true,"started":true}]}}
        """);

    public static string Dataplane(int i) => Text($$$$$"""
        {"apiVersion":"kuma.io/v1alpha1","kind":"Dataplane","mesh":"default","metadata":{"name":"{{{{{PodName(i)}}}}}","namespace":"{{{{{NamespaceOf(i / 3)}}}}}","labels":{"app":"service-{{{{{i / 3:d5}}}}}","kuma.io/mesh":"default","kuma.io/zone":"default","pod-template-hash":"6d4b75cb6d"},{{{{{Identity("dp", i)}}}}}},
        "spec":{"networking":{"address":"{{{{{Address(i)}}}}}","inbound":[{"name":"http","port":8080,"health":{"ready":true},"tags":{"app":"service-{{{{{i / 3:d5}}}}}","k8s.kuma.io/namespace":"{{{{{NamespaceOf(i / 3)}}}}}","k8s.kuma.io/service-name":"service-{{{{{i / 3:d5}}}}}","k8s.kuma.io/service-port":"80","kuma.io/protocol":"http","kuma.io/service":"service-{{{{{i / 3:d5}}}}}_{{{{{NamespaceOf(i / 3)}}}}}_svc_80","kuma.io/zone":"default"}}],
        "transparentProxying":{"redirectPortInbound":15006,"redirectPortOutbound":15001}}}}
        """);

    public static string MeshService(int i) => Text($$$$$"""
        {"apiVersion":"kuma.io/v1alpha1","kind":"MeshService","metadata":{"name":"service-{{{{{i:d5}}}}}","namespace":"{{{{{NamespaceOf(i)}}}}}","labels":{"kuma.io/mesh":"default","kuma.io/managed-by":"k8s-controller","app":"service-{{{{{i:d5}}}}}"},{{{{{Identity("ms", i)}}}}}},
        "spec":{"selector":{"dataplaneTags":{"app":"service-{{{{{i:d5}}}}}","k8s.kuma.io/namespace":"{{{{{NamespaceOf(i)}}}}}"}},"ports":[{"name":"http","port":80,"targetPort":8080,"appProtocol":"http"}],"state":"Available"},
        "status":{"vips":[{"ip":"10.96.{{{{{i / 250}}}}}.{{{{{i % 250}}}}}"}],"dataplaneProxies":{"connected":3,"healthy":3,"total":3},"tls":{"status":"Ready"},"addresses":[{"hostname":"service-{{{{{i:d5}}}}}.{{{{{NamespaceOf(i)}}}}}.svc.mesh.local","hostnameGeneratorRef":{"coreName":"local-mesh-service"},"origin":"HostnameGenerator"}]}}
        """);

    public static string MeshTimeout(int i) => Text($$$$$"""
        {"apiVersion":"kuma.io/v1alpha1","kind":"MeshTimeout","metadata":{"name":"timeout-{{{{{i:d5}}}}}","namespace":"{{{{{NamespaceOf(i)}}}}}","labels":{"kuma.io/mesh":"default"},{{{{{Identity("mt", i)}}}}}},
        "spec":{"targetRef":{"kind":"Dataplane","labels":{"app":"service-{{{{{i:d5}}}}}"}},"to":[{"targetRef":{"kind":"MeshService","name":"service-{{{{{(i + 1) % Services:d5}}}}}"},"default":{"connectionTimeout":"5s","idleTimeout":"1h","http":{"requestTimeout":"15s"}}}]}}
        """);

    private static string Endpoints(int service) => string.Join(',', Enumerable.Range(service * 3, 3).Select(pod => Text(
        $$$$$"""{"addresses":["{{{{{Address(pod)}}}}}"],"conditions":{"ready":true},"targetRef":{"kind":"Pod","name":"{{{{{PodName(pod)}}}}}","namespace":"{{{{{NamespaceOf(service)}}}}}"}}""")));

    private static string Identity(string kind, int i) =>
        Text($"\"uid\":\"{kind}-{i:d12}\",\"resourceVersion\":\"{i + 1}\",\"generation\":1,\"creationTimestamp\":\"2026-11-30T10:00:00Z\",{Managed}");

    private static string NamespaceOf(int service) => Text($"team-{service / 25:d3}");

    private static string PodName(int pod) => Text($"service-{pod / 3:d5}-6d4b75cb6d-{pod:d5}");

    private static string Address(int pod) => Text($"10.{pod / 62_500}.{pod / 250 % 250}.{pod % 250}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
