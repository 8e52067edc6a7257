using MeshTargeting.Fixing.Model;

namespace MeshTargeting.Fixing.Layout;

/// <summary>How a document is written, as far as that can be seen from what it holds: what is new follows it.</summary>
/// <param name="NewLine">Its line break.</param>
/// <param name="Step">By how many columns an object stands further right than the one around it.</param>
/// <param name="ListOffset">By how many columns the dashes of a list stand further right than the key before them.</param>
/// <param name="Quotes">Its quotes, where a string needs some.</param>
/// <param name="IsJson">True for JSON texts, where everything is quoted.</param>
internal sealed record DocumentLayout(string NewLine, int Step, int ListOffset, Quoting Quotes, bool IsJson)
{
    /// <summary>Looks at a document.</summary>
    /// <param name="text">The text that holds it.</param>
    /// <param name="root">Its value; null where it has none.</param>
    /// <param name="isJson">Whether the text is JSON.</param>
    public static DocumentLayout Of(string text, ModelNode? root, bool isJson)
    {
        var survey = new Survey(text);
        if (root is not null)
        {
            survey.Look(root);
        }

        var step = survey.Step ?? 2;
        return new DocumentLayout(
            NewLineOf(text),
            step,
            survey.ListOffset ?? step,
            survey.Double > survey.Single ? Quoting.Double : Quoting.Single,
            isJson);
    }

    private static string NewLineOf(string text)
    {
        var end = LineText.EndOfLine(text, 0);
        return end == text.Length ? "\n" : text[end..LineText.NextLine(text, 0)];
    }

    /// <summary>What is seen first decides about columns; the more frequent quotes decide about quotes.</summary>
    private sealed class Survey(string text)
    {
        public int? Step { get; private set; }

        public int? ListOffset { get; private set; }

        public int Single { get; private set; }

        public int Double { get; private set; }

        public void Look(ModelNode node)
        {
            switch (node)
            {
                case ModelScalar { Quoting: Quoting.Single }:
                    Single++;
                    break;
                case ModelScalar { Quoting: Quoting.Double }:
                    Double++;
                    break;
                case ModelMapping mapping:
                    foreach (var member in mapping.Members)
                    {
                        Measure(mapping, member);
                        Look(member.Name);
                        Look(member.Value);
                    }

                    break;
                case ModelSequence sequence:
                    foreach (var item in sequence.Items)
                    {
                        Look(item.Value);
                    }

                    break;
            }
        }

        private void Measure(ModelMapping mapping, ModelMember member)
        {
            if (mapping.IsFlow)
            {
                return;
            }

            var column = LineText.Column(text, mapping.Members[0].Start);
            if (member.Value is ModelMapping { IsFlow: false, Members: [var first, ..] } && Step is null)
            {
                Step = Positive(LineText.Column(text, first.Start) - column);
            }
            else if (member.Value is ModelSequence { IsFlow: false, HasProperties: false } list && ListOffset is null)
            {
                var offset = LineText.Column(text, list.Start) - column;
                ListOffset = offset < 0 ? null : offset;
            }
        }

        private static int? Positive(int number) => number > 0 ? number : null;
    }
}
