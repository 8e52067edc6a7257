namespace MeshTargeting.Tests.Planted;

/// <summary>A mistake, and where it is to be found.</summary>
/// <param name="Name">What somebody did.</param>
/// <param name="Code">The code that finds it.</param>
/// <param name="Path">The place in the manifest that <paramref name="Plant"/> returns.</param>
/// <param name="Plant">Plants it.</param>
/// <param name="Follows">Codes, apart by spaces, that tell what follows from it elsewhere.</param>
internal sealed record Mistake(string Name, string Code, string Path, Func<Plot, Manifest> Plant, string Follows = "")
{
    public override string ToString() => Name;
}
