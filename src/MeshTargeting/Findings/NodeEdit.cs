namespace MeshTargeting.Findings;

/// <summary>
/// One change of a document, said in terms of its values; how the text becomes what it says, comments and layout kept, is the matter of
/// whoever applies it. A closed set.
/// </summary>
/// <remarks>
/// Paths are those of findings (<c>spec.to[0].targetRef.name</c>), and of the document as it was found: an edit of a list does not change
/// what the paths of the others mean. A path that is not there is looked for again once the edits before it are made. Values are JSON texts: <c>"http"</c>, <c>8080</c>,
/// <c>{"kind":"MeshService"}</c>, the members of objects in the order in which they are to be written.
/// </remarks>
public abstract record NodeEdit
{
    private protected NodeEdit()
    {
    }
}

/// <summary>Puts another value in the place of one that is there.</summary>
/// <param name="Path">The place.</param>
/// <param name="Json">The new value.</param>
public sealed record ReplaceValue(string Path, string Json) : NodeEdit;

/// <summary>Adds a member to an object, or gives it another value if it is there.</summary>
/// <param name="Path">The object; where it does not exist, it is made.</param>
/// <param name="Key">The member.</param>
/// <param name="Json">Its value.</param>
/// <param name="After">The member after which it goes where it is new; null for the end of the object.</param>
public sealed record PutMember(string Path, string Key, string Json, string? After = null) : NodeEdit;

/// <summary>Takes a member out of an object, or an item out of a list, with the comments that belong to it.</summary>
/// <param name="Path">The member or item.</param>
public sealed record RemoveNode(string Path) : NodeEdit;

/// <summary>Gives a member another name; its value, and its place among the others, stay.</summary>
/// <param name="Path">The member.</param>
/// <param name="Key">Its new name.</param>
public sealed record RenameMember(string Path, string Key) : NodeEdit;

/// <summary>Puts a document behind the one of the finding, in the same text.</summary>
/// <param name="Json">The document, an object.</param>
public sealed record AddDocument(string Json) : NodeEdit;
