using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Server.Inspect.Answers;

namespace MeshTargeting.Server.Inspect;

/// <summary>The Dataplane of endpoints that answer for meshes of MeshServices alone (pkg/api-server/resource_endpoints.go, getPoliciesConf).</summary>
internal static class ExclusiveDataplane
{
    /// <summary>The Dataplane of the path, or the error that tells why it is not answered for.</summary>
    public static (Resource<DataplaneSpec>? Proxy, KumaError? Error) Of(Question question)
    {
        if (!question.MeshExists)
        {
            return (null, KumaError.NotFound("Failed to retrieve Mesh"));
        }

        if (question.Dataplane is not { } proxy)
        {
            return (null, KumaError.NotFound("Could not retrieve Dataplane"));
        }

        return question.IsExclusive
            ? (proxy, null)
            : (null, KumaError.BadRequest("can't use _policies endpoint without meshService enabled"));
    }
}
