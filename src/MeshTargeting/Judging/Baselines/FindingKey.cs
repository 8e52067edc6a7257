using System.Security.Cryptography;
using System.Text;
using MeshTargeting.Findings;
using MeshTargeting.Reading;
using MeshTargeting.Reading.Paths;

namespace MeshTargeting.Judging.Baselines;

/// <summary>
/// What makes a finding the same one after lines have moved, files were renamed or items were put before others: neither line nor number
/// is part of it.
/// </summary>
/// <param name="Code">The code.</param>
/// <param name="Subject">The resource, <c>MeshTimeout shop/cart</c>; the file where the document could not be read that far.</param>
/// <param name="Mesh">The mesh of the resource; empty where there is none.</param>
/// <param name="Path">The place, items called by what they say of themselves.</param>
/// <param name="Message">The message, with <c>#</c> for numbers that stand alone (lines, ports, counts).</param>
public sealed record FindingKey(string Code, string Subject, string Mesh, string Path, string Message) : IComparable<FindingKey>
{
    /// <summary>The key of a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="documents">Where documents are read for the names of items.</param>
    public static FindingKey Of(Finding finding, DocumentNodes documents) => new(
        finding.Rule.Code,
        finding.Resource?.ToString() ?? finding.Source?.File ?? "",
        finding.Resource?.Mesh ?? "",
        StablePath.Of(finding.Source is { } source ? documents.Of(source) : null, finding.Path),
        WithoutNumbers(finding.Message));

    /// <summary>The key in sixteen digits.</summary>
    public string Digest()
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Code, Subject, Mesh, Path, Message)));
        return Convert.ToHexStringLower(bytes.AsSpan(0, 8));
    }

    /// <inheritdoc />
    public int CompareTo(FindingKey? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = string.CompareOrdinal(Subject, other.Subject);
        order = order != 0 ? order : string.CompareOrdinal(Mesh, other.Mesh);
        order = order != 0 ? order : string.CompareOrdinal(Code, other.Code);
        order = order != 0 ? order : string.CompareOrdinal(Path, other.Path);
        return order != 0 ? order : string.CompareOrdinal(Message, other.Message);
    }

    /// <summary>Numbers within names stay: <c>catalog-v2</c> is not <c>catalog-v1</c>. Of files the name stays, whatever the folder.</summary>
    private static string WithoutNumbers(string message)
    {
        var text = new StringBuilder(message.Length);
        for (var i = 0; i < message.Length;)
        {
            if (!IsOfWord(message[i]))
            {
                text.Append(message[i++]);
                continue;
            }

            var end = i;
            while (end < message.Length && IsOfWord(message[end]))
            {
                end++;
            }

            // A full stop behind a word ends a sentence.
            var word = message.AsSpan(i, end - i).TrimEnd('.');
            var stop = end - i - word.Length;
            word = IsFile(word) ? word[(word.LastIndexOf('/') + 1)..] : word;
            _ = word.IndexOfAnyExceptInRange('0', '9') < 0 && word.Length > 0 ? text.Append('#') : text.Append(word);
            text.Append('.', stop);
            i = end;
        }

        return text.ToString();
    }

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or '/';

    private static bool IsFile(ReadOnlySpan<char> word) => word.EndsWith(".yaml") || word.EndsWith(".yml") || word.EndsWith(".json");
#pragma warning disable CS1591 // Ordering operators speak for themselves.
    public static bool operator <(FindingKey left, FindingKey right) => left.CompareTo(right) < 0;

    public static bool operator >(FindingKey left, FindingKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(FindingKey left, FindingKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(FindingKey left, FindingKey right) => left.CompareTo(right) >= 0;
#pragma warning restore CS1591
}
