using System.Text.Json;

namespace MeshTargeting.Server.Admission;

/// <summary>Which reviews are about what an object says.</summary>
internal static class Reviews
{
    /// <summary>True where the object itself is created or changed; false for deletions, connections and subresources.</summary>
    public static bool JudgesObject(AdmissionRequest request) =>
        request.Operation is "CREATE" or "UPDATE" && string.IsNullOrEmpty(request.SubResource);

    /// <summary>True where an object that is there is to be deleted.</summary>
    public static bool DeletesObject(AdmissionRequest request) =>
        request is { Operation: "DELETE", OldObject.ValueKind: JsonValueKind.Object } && string.IsNullOrEmpty(request.SubResource);
}
