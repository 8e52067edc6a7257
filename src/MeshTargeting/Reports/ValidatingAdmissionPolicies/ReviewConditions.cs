using MeshTargeting.Resources;

namespace MeshTargeting.Reports.ValidatingAdmissionPolicies;

/// <summary>When there is something to judge, in CEL: the conditions of the policies, and of the webhooks under <c>deploy/</c>.</summary>
public static class ReviewConditions
{
    // What Kuma reads of labels: keys with the prefix kuma.io or one below it.
    private const string KumasKey = "^([^/]*[.])?kuma[.]io/";

    /// <summary>
    /// False for an update that leaves everything alone that is ever judged of one object by itself: MeshService has no status
    /// subresource, so that each write of its status is such an update.
    /// </summary>
    public static string SomethingChanges { get; } = string.Join(
        " || ",
        "request.operation != \"UPDATE\"",
        Differs("spec"),
        Differs("mesh"),
        $"!({LabelsAreIn("object", "oldObject")})",
        $"!({LabelsAreIn("oldObject", "object")})",
        DisplayNameDiffers);

    /// <summary>
    /// The same for the webhooks, which know other objects: these may select by any label, so that each change of labels is to be judged.
    /// </summary>
    public static string SomethingChangesForOthers { get; } = string.Join(
        " || ", "request.operation != \"UPDATE\"", Differs("spec"), Differs("mesh"), Differs("metadata.labels"), DisplayNameDiffers);

    private static string DisplayNameDiffers => $"({DisplayName("object")}) != ({DisplayName("oldObject")})";

    private static string Differs(string field) => $"has(object.{field}) != has(oldObject.{field}) || (has(object.{field}) && object.{field} != oldObject.{field})";

    private static string LabelsAreIn(string one, string other) =>
        $"!has({one}.metadata.labels) || {one}.metadata.labels.all(k, !k.matches({Cel.Text(KumasKey)}) || (has({other}.metadata.labels)"
        + $" && k in {other}.metadata.labels && {other}.metadata.labels[k] == {one}.metadata.labels[k]))";

    private static string DisplayName(string owner)
    {
        var key = Cel.Text(KumaLabels.DisplayName);
        return $"has({owner}.metadata.annotations) && {key} in {owner}.metadata.annotations ? {owner}.metadata.annotations[{key}] : \"\"";
    }
}
