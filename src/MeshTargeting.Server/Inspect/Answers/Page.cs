using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace MeshTargeting.Server.Inspect.Answers;

/// <summary>The part of a list that is asked for (pkg/api-server/pagination.go and pkg/core/resources/store/pagination_store.go).</summary>
/// <param name="Size">How many items a page has.</param>
/// <param name="Offset">The first item, as written; empty for the beginning.</param>
internal sealed partial record Page(int Size, string Offset)
{
    private const int DefaultSize = 100;
    private const int LargestSize = 1000;

    /// <summary>The page that a question asks for, or what is wrong with it.</summary>
    /// <param name="question">The question.</param>
    /// <param name="title">What failed, for the error.</param>
    public static (Page? Page, KumaError? Error) Of(Question question, string title)
    {
        var size = DefaultSize;
        if (question.Query("size") is { Length: > 0 } text)
        {
            if (!TryParse(text, out var number, out _))
            {
                return (null, Invalid("invalid format"));
            }

            switch (number)
            {
                case <= 0:
                    return (null, Invalid("must be greater than 0"));
                case > LargestSize:
                    return (null, Invalid(
                        string.Create(CultureInfo.InvariantCulture, $"invalid page size of {number}. Maximum page size is {LargestSize}")));
                default:
                    size = (int)number;
                    break;
            }
        }

        return (new Page(size, question.Query("offset")), null);

        KumaError Invalid(string reason) => new(StatusCodes.Status400BadRequest, title, "Invalid page size")
        {
            InvalidParameters = [new InvalidParameter("size", reason)],
        };
    }

    /// <summary>The items of the page, and where the next one begins; null where there is none.</summary>
    /// <param name="all">All items, in their order.</param>
    /// <param name="title">What failed, for the error.</param>
    /// <param name="error">What is wrong with the offset; null where nothing is.</param>
    public (IReadOnlyList<T> Items, string? Next) Of<T>(IReadOnlyList<T> all, string title, out KumaError? error)
    {
        error = null;
        long offset = 0;
        if (Offset.Length > 0)
        {
            var isNumber = TryParse(Offset, out offset, out var problem);
            var reason = !isNumber ? $"strconv.Atoi: parsing {Quote(Offset)}: {problem}"
                : offset < 0 ? "must be non-negative"
                : offset > long.MaxValue - Size ? "exceeds maximum value"
                : null;
            if (reason is not null)
            {
                error = new KumaError(StatusCodes.Status400BadRequest, title, $"invalid: invalid offset: {reason}");
                return ([], null);
            }
        }

        var items = all.Skip((int)Math.Min(offset, int.MaxValue)).Take(Size).ToList();
        return (items, offset + Size < all.Count ? (offset + Size).ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <summary>The address of the page with an offset, as Go's net/url writes it: parameters sorted by name.</summary>
    public static string Link(HttpRequest request, string offset)
    {
        var parameters = QueryHelpers.ParseQuery(request.QueryString.Value)
            .Where(p => p.Key != "offset")
            .SelectMany(p => p.Value, (p, value) => (p.Key, Value: value ?? ""))
            .Append(("offset", offset))
            .OrderBy(p => p.Item1, StringComparer.Ordinal)
            .Select(p => $"{Escape(p.Item1)}={Escape(p.Item2)}");
        return $"{request.Scheme}://{request.Host}{request.Path}?{string.Join('&', parameters)}";
    }

    private static string Escape(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);

    /// <summary>Reads a whole number as Go's strconv.Atoi does.</summary>
    private static bool TryParse(string text, out long number, out string problem)
    {
        problem = WholeNumber().IsMatch(text) ? "value out of range" : "invalid syntax";
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) && problem != "invalid syntax";
    }

    private static string Quote(string text) => $"\"{text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    [GeneratedRegex(@"\A[+-]?[0-9]+\z")]
    private static partial Regex WholeNumber();
}
