using System.Globalization;
using MeshTargeting.Reading.Nodes;

namespace MeshTargeting.Reading.Text;

/// <summary>What Kubernetes makes of YAML's keys: JSON has only strings there.</summary>
internal static class YamlKeys
{
    /// <summary>A key as text: numbers in decimal, <c>on</c> and <c>y</c> as <c>true</c>; null for a null, which cannot be a key.</summary>
    public static string? TextOf(in ScalarValue value) => value.Kind switch
    {
        ScalarKind.String => value.Text,
        ScalarKind.Integer => value.Integer.ToString(CultureInfo.InvariantCulture),
        ScalarKind.Boolean => value.IsTrue ? "true" : "false",
        ScalarKind.Float => value.Float.ToString("R", CultureInfo.InvariantCulture),
        _ => null,
    };
}
