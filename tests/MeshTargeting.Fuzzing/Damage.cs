using System.Text;

namespace MeshTargeting.Fuzzing;

/// <summary>Damages texts: bytes, tokens that mean something to a reader, whole blocks.</summary>
internal sealed class Damage(int seed, IReadOnlyList<byte[]> seeds)
{
    private static readonly byte[][] Tokens = new[]
    {
        ":", ": ", "- ", "? ", "| ", ">-\n", "&a ", "*a", "<<: *a\n", "!!binary ", "!!int ", "!x", "---\n", "...\n", "%YAML 1.2\n", "#", "\t", "\r\n",
        "\u00a0", "\u2028", "\ufeff", "\0", "{", "}", "[", "]", ",", "\"", "'", "\\", "\\u0000", "\\ud800", "null", "~", "true", "NaN", ".inf", "0x1F",
        "0o17", "1e400", "-0", "99999999999999999999", "-1", "2001-01-01", "{{ .Values.x }}", "{{", "}}", "{{ label \"a\" }}", "{{ printf \"%999999d\" 1 }}",
        "apiVersion: kuma.io/v1alpha1\n", "kind: MeshService\n", "kind: List\nitems:\n", "type: Mesh\n", "metadata:", "spec:", "status:", "labels:",
        "kuma.io/mesh", "kuma.io/origin: global", "targetRef:", "backendRefs:", "jsonPatches:", "template:", "\"a\":", "[[[[[[[[[[[[[[[[", "{\"a\":{\"a\":{\"a\":",
        "a: b: c", "1h30m", "9223372036854775808ns", "é", "💥",
    }.Select(Encoding.UTF8.GetBytes).ToArray();

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
        switch (_random.Next(9))
        {
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
                text.InsertRange(at, Enumerable.Range(0, _random.Next(1, 400)).SelectMany(_ => repeated).ToList());
                break;
            default:
                RemoveSome(text, at, text.Count);
                break;
        }
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    private static void RemoveSome(List<byte> text, int at, int count) => text.RemoveRange(at, Math.Min(count, text.Count - at));
}
