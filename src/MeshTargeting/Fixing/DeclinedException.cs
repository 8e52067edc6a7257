namespace MeshTargeting.Fixing;

/// <summary>Ends the work at a change that cannot be made safely. Never leaves this room.</summary>
/// <param name="reason">Why, in a few words.</param>
internal sealed class DeclinedException(string reason) : Exception(reason);

/// <summary>Why changes are not made.</summary>
internal static class Reasons
{
    public const string Layout = "the text is laid out in a way that cannot be changed safely";
    public const string Missing = "the place is not there";
    public const string Alias = "the value stands elsewhere too, by an alias";
    public const string Merge = "the value comes by a merge (<<)";
    public const string SeveralLines = "the value runs over several lines";
    public const string OneDocument = "a JSON file holds one document";
    public const string Unreadable = "the document cannot be read";
    public const string Encoding = "the file is not UTF-8";
    public const string Taken = "a member of that name is there already";
}
