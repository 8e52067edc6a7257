namespace MeshTargeting.EndToEnd.Harness;

/// <summary>The command lines of etcd and kube-apiserver. Only what every Kubernetes from 1.20 to 1.36 understands
/// without calling it deprecated.</summary>
internal static class ApiServerArguments
{
    public static string[] Etcd(ApiServerFiles files, int port) =>
    [
        $"--data-dir={files.EtcdData}",
        $"--listen-client-urls=http://127.0.0.1:{port}",
        $"--advertise-client-urls=http://127.0.0.1:{port}",

        // There are no peers; the system chooses a port that nobody calls.
        "--listen-peer-urls=http://127.0.0.1:0",

        // The data need not survive this run.
        "--unsafe-no-fsync",
    ];

    public static string[] ApiServer(ApiServerFiles files, int etcdPort, int port) =>
    [
        $"--etcd-servers=http://127.0.0.1:{etcdPort}",
        "--bind-address=127.0.0.1",
        $"--secure-port={port}",
        $"--cert-dir={files.Home}",
        $"--tls-cert-file={files.ServerCertificate}",
        $"--tls-private-key-file={files.ServerKey}",
        $"--client-ca-file={files.Authority}",
        $"--service-account-key-file={files.ServiceAccountPublicKey}",
        $"--service-account-signing-key-file={files.ServiceAccountKey}",
        "--service-account-issuer=https://kubernetes.default.svc",
        "--service-cluster-ip-range=10.0.0.0/16",
        "--authorization-mode=RBAC",
        $"--audit-policy-file={files.AuditPolicy}",
        $"--audit-log-path={files.AuditLog}",

        // It would wait for the service accounts that a controller manager makes, and none runs here.
        "--disable-admission-plugins=ServiceAccount",

        // A machine without a default route has no address to advertise, and nobody would use it.
        "--advertise-address=127.0.0.1",
        "--endpoint-reconciler-type=none",
    ];
}
