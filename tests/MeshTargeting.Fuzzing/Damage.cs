using System.Text;

namespace MeshTargeting.Fuzzing;

/// <summary>Damages texts: bytes, tokens that mean something to a reader, whole blocks.</summary>
internal sealed class Damage(int seed, IReadOnlyList<byte[]> seeds)
{
    // What stands behind a colon: numbers and durations that no type holds, quoted and not, and what is of no type at all.
    private static readonly string[] Values =
    [
        "1h30m", "-1s", "9223372036854775808ns", "9223372036854775807h", "2562047h48m", $"{new string('9', 400)}s", $"0.{new string('0', 400)}1s",
        "4294967296", "-9223372036854775809", "18446744073709551616", "1e30", "1e400", "-1e-400", new string('9', 400), $"0.{new string('9', 400)}",
        "\"4294967296\"", "\"1e400\"", $"\"{new string('7', 400)}\"", "\"NaN\"", "\"Infinity\"", "\"-0.0\"", "\"\"", "\" \"", "\"1_000\"", "\"٣\"",
        "[]", "{}", "[null]", "[[]]", "[{}]", "{a: null}", "~", "\"{{\"", "\"{{ printf `%1000000s` . }}\"", "\"{{ range 1000000000 }}a{{ end }}\"",
        "\"(((((((((a*)*)*)*)*)*)*)*)*\"", "\"spiffe://\"", "\"http://[::1%zone]:99999/\"", "\"%zz\"", "0.0.0.0", "\"*.*.*\"", new string('a', 70000),
    ];

    private static readonly byte[][] Tokens = new[]
    {
        ":", ": ", "- ", "? ", "| ", ">-\n", "&a ", "*a", "<<: *a\n", "!!binary ", "!!int ", "!x", "---\n", "...\n", "%YAML 1.2\n", "#", "\t", "\r\n",
        "\u00a0", "\u2028", "\ufeff", "\0", "{", "}", "[", "]", ",", "\"", "'", "\\", "\\u0000", "\\ud800", "null", "~", "true", "NaN", ".inf", "0x1F",
        "0o17", "1e400", "-0", "99999999999999999999", "-1", "2001-01-01", "{{ .Values.x }}", "{{", "}}", "{{ label \"a\" }}", "{{ printf \"%999999d\" 1 }}",
        "apiVersion: kuma.io/v1alpha1\n", "kind: MeshService\n", "kind: List\nitems:\n", "type: Mesh\n", "metadata:", "spec:", "status:", "labels:",
        "kuma.io/mesh", "kuma.io/origin: global", "targetRef:", "backendRefs:", "jsonPatches:", "template:", "\"a\":", "[[[[[[[[[[[[[[[[", "{\"a\":{\"a\":{\"a\":",
        "a: b: c", "é", "💥",
    }.Concat(Values).Select(Encoding.UTF8.GetBytes).ToArray();

    private readonly Random _random = new(seed);

    /// <summary>The next damaged text.</summary>
    public byte[] Next()
    {
        var text = Pick(seeds).ToList();
        for (var i = _random.Next(1, 9); i > 0; i--)
        {
            Once(text);
        }

        return text.Count > 256 * 1024 ? text.GetRange(0, 256 * 1024).ToArray() : text.ToArray();
    }

    private void Once(List<byte> text)
    {
        var at = _random.Next(text.Count + 1);
        switch (_random.Next(12))
        {
            case >= 9:
                ReplaceValue(text, at);
                break;
            case 0 when text.Count > 0:
                text[_random.Next(text.Count)] = (byte)_random.Next(256);
                break;
            case 1 when text.Count > 0:
                text[_random.Next(text.Count)] ^= (byte)(1 << _random.Next(8));
                break;
            case 2:
                RemoveSome(text, at, _random.Next(1, 64));
                break;
            case 3:
                text.InsertRange(at, Pick(Tokens));
                break;
            case 4:
                var token = Pick(Tokens);
                RemoveSome(text, at, token.Length);
                text.InsertRange(Math.Min(at, text.Count), token);
                break;
            case 5:
                var block = text.GetRange(at, Math.Min(_random.Next(1, 200), text.Count - at));
                text.InsertRange(_random.Next(text.Count + 1), block);
                break;
            case 6:
                var other = Pick(seeds);
                var start = _random.Next(other.Length + 1);
                text.InsertRange(at, other.Skip(start).Take(_random.Next(1, 400)).ToList());
                break;
            case 7:
                var repeated = Pick(Tokens);
                text.InsertRange(at, Enumerable.Range(0, _random.Next(1, Math.Max(2, Math.Min(400, 64 * 1024 / repeated.Length)))).SelectMany(_ => repeated).ToList());
                break;
            default:
                RemoveSome(text, at, text.Count);
                break;
        }
    }

    /// <summary>Puts something else behind the next colon: the document stays readable, and the value reaches the checks.</summary>
    private void ReplaceValue(List<byte> text, int at)
    {
        var colon = text.IndexOf((byte)':', at);
        if (colon < 0)
        {
            return;
        }

        var end = colon + 1;
        while (end < text.Count && text[end] is not ((byte)'\n' or (byte)',' or (byte)'}'))
        {
            end++;
        }

        text.RemoveRange(colon + 1, end - colon - 1);
        text.InsertRange(colon + 1, Encoding.UTF8.GetBytes(" " + Pick(Values)));
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    private static void RemoveSome(List<byte> text, int at, int count) => text.RemoveRange(at, Math.Min(count, text.Count - at));
}
