using MeshTargeting.Resources;
using MeshTargeting.Server.Options;
using MeshTargeting.Validation.Permissions;

namespace MeshTargeting.Server.Admission;

/// <summary>Who may do what is asked.</summary>
internal static class Permissions
{
    /// <summary>Whether Kuma exempts who asks from its permission checks.</summary>
    public static bool IsPrivileged(AdmissionRequest request, ServerOptions options) => options.IsPrivileged(request.UserInfo?.Username ?? "");

    /// <summary>Why what is asked is forbidden; null where it is not, or where the object could not be read.</summary>
    public static Forbidden? Check(Resource? resource, AdmissionRequest request, ServerOptions options) =>
        resource is null || IsPrivileged(request, options) ? null : PermissionChecker.Check(resource, request.Namespace ?? "", options.World);
}
