namespace MeshTargeting.Reports.Mermaid;

/// <summary>Draws every reference and what it resolves to.</summary>
public static class ResolvePicture
{
    /// <summary>The picture, with a line feed at the end.</summary>
    public static string Draw(ResolveResult result)
    {
        var picture = new Picture();
        foreach (var resolved in result.References)
        {
            PolicyPicture.Reference(picture, resolved.Reference.From.ToString(), resolved.Resolution, resolved.Reference.IsBackend ? "backendRef" : "");
        }

        return picture.ToString();
    }
}
