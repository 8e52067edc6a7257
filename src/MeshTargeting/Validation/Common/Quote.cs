namespace MeshTargeting.Validation.Common;

/// <summary>Shows what a manifest says inside a sentence.</summary>
internal static class Quote
{
    private const int Longest = 80;

    /// <summary>The text between quotes; a long one is cut.</summary>
    public static string Of(string text)
    {
        if (text.Length <= Longest)
        {
            return $"\"{text}\"";
        }

        // A pair of surrogates is one character and stays whole.
        var length = char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
        return $"\"{text[..length]}…\"";
    }
}
