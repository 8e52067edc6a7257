using MeshTargeting.Reading.Nodes;

namespace MeshTargeting.Reading.Text;

/// <summary>
/// The end of a Universal document. kumactl takes the white space off both ends of a document before anything reads it
/// (pkg/util/yaml/split.go), so that a block scalar which stands last ends without a line break; kubectl does not.
/// </summary>
internal static class UniversalEnd
{
    /// <summary>The slice without what kumactl takes off, where that can change what the document says; otherwise null.</summary>
    public static DocumentSlice? Trim(Node? root, string text, DocumentSlice slice)
    {
        if (root is not MappingNode members || members.Find("type") is null || members.Find("apiVersion") is not null || !EndsInLineBreak(members))
        {
            return null;
        }

        var length = text.AsSpan(slice.Start, slice.Length).TrimEnd().Length;
        return length < slice.Length ? slice with { End = slice.Start + length } : null;
    }

    private static bool EndsInLineBreak(Node node) => node switch
    {
        MappingNode { Entries: [.., var last] } => EndsInLineBreak(last.Value),
        SequenceNode { Items: [.., var last] } => EndsInLineBreak(last),
        ScalarNode scalar => scalar.Value.Text.EndsWith('\n'),
        _ => false,
    };
}
