namespace MeshTargeting.Validation.Templates;

/// <summary>What a template is rendered with: Go's struct of texts.</summary>
/// <param name="TypeName">The name of its type in Go, which messages show.</param>
/// <param name="Fields">Its fields in order.</param>
internal sealed record TemplateData(string TypeName, IReadOnlyList<(string Name, string Value)> Fields)
{
    /// <summary>The value of a field; null where there is none of that name.</summary>
    public string? Find(string name)
    {
        foreach (var field in Fields)
        {
            if (field.Name == name)
            {
                return field.Value;
            }
        }

        return null;
    }

    /// <inheritdoc />
    public override string ToString() => $"{{{string.Join(' ', Fields.Select(f => f.Value))}}}";
}
