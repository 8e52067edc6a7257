using System.Text;

namespace MeshTargeting.Validation.Templates;

/// <summary>Text that grows up to a limit: a template can double a value many times.</summary>
internal sealed class LimitedText
{
    /// <summary>The greatest length, in UTF-16 units; a hostname has 253 at most.</summary>
    public const int Longest = 64 * 1024;

    private readonly StringBuilder _text = new();

    /// <summary>Adds text.</summary>
    /// <exception cref="FunctionFailure">There is too much of it.</exception>
    public LimitedText Append(string text)
    {
        Check(text.Length);
        _text.Append(text);
        return this;
    }

    /// <summary>Adds a character a number of times.</summary>
    /// <exception cref="FunctionFailure">There is too much of it.</exception>
    public LimitedText Append(char character, int count = 1)
    {
        Check(count);
        _text.Append(character, count);
        return this;
    }

    /// <inheritdoc />
    public override string ToString() => _text.ToString();

    private void Check(int more)
    {
        if (more > Longest - _text.Length)
        {
            throw new FunctionFailure($"more than {Longest} characters of text");
        }
    }
}

/// <summary>Why a function gives no value; the renderer says where.</summary>
internal sealed class FunctionFailure(string message) : Exception(message);
