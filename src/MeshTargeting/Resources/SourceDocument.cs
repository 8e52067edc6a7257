namespace MeshTargeting.Resources;

/// <summary>Where a resource stands: a document of a text, and for members of a <c>kind: List</c> which one.</summary>
/// <param name="Text">The text that holds the document.</param>
/// <param name="Index">The document's number in the text, from 0; empty documents count.</param>
/// <param name="Item">The member's number in a <c>kind: List</c>, from 0; null where the document itself is the resource.</param>
/// <remarks>Lines and columns are not kept: they are found again from the path, and only for documents that have findings.</remarks>
public sealed record SourceDocument(SourceText Text, int Index, int? Item = null)
{
    /// <summary>The path of the text, as the user gave it.</summary>
    public string File => Text.File;
}
