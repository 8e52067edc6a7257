using k8s;
using k8s.Exceptions;
using MeshTargeting.Server.Options;

namespace MeshTargeting.Server.Cluster;

/// <summary>Makes the live state of a cluster the World (<c>--cluster</c>).</summary>
internal static class ClusterSource
{
    /// <summary>Registers the one client of the API server that everything here shares, and what keeps the World in step.</summary>
    /// <exception cref="OptionsException">There is no cluster to be found: neither <c>KUBECONFIG</c> nor a Pod's own account.</exception>
    public static void Add(WebApplicationBuilder builder)
    {
        KubernetesClientConfiguration configuration;
        try
        {
            // KUBECONFIG counts here alone: the other ways of KubernetesClient overlook it.
            configuration = KubernetesClientConfiguration.BuildDefaultConfig();
        }
        catch (Exception e) when (e is KubeConfigException or IOException)
        {
            throw new OptionsException($"--cluster: no cluster to be found: {e.Message}");
        }

        builder.Services.AddSingleton<IKubernetes>(_ => new Kubernetes(configuration));
    }
}
