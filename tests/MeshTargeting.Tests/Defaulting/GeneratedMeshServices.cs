using CsCheck;

namespace MeshTargeting.Tests.Defaulting;

/// <summary>Specs of MeshServices as JSON, with any of their fields set, empty, null or absent.</summary>
internal static class GeneratedMeshServices
{
    private static readonly Gen<string> Port = Gen.Select(
        Field("name", "\"http\"", "\"\"", "null"),
        Field("port", "80", "8080", "0", "null"),
        Field("targetPort", "80", "\"http\"", "\"\"", "0", "null"),
        Field("appProtocol", "\"tcp\"", "\"http\"", "\"\"", "null"),
        (name, port, targetPort, appProtocol) => Object(name, port, targetPort, appProtocol));

    public static readonly Gen<string> Specs = Gen.Select(
        Field("state", "\"Available\"", "\"Unavailable\"", "\"\"", "null"),
        Field("selector", "{}", "{\"dataplaneTags\":{\"app\":\"a\"}}", "null"),
        Gen.OneOf(Gen.Const(""), Gen.Const("\"ports\":null"), Port.List[0, 4].Select(ports => $"\"ports\":[{string.Join(',', ports)}]")),
        (state, selector, ports) => Object(state, selector, ports));

    /// <summary>A member with one of the values, or none at all.</summary>
    private static Gen<string> Field(string name, params string[] values) =>
        Gen.Int[0, values.Length].Select(i => i == values.Length ? "" : $"\"{name}\":{values[i]}");

    private static string Object(params string[] members) => $"{{{string.Join(',', members.Where(m => m.Length > 0))}}}";
}
