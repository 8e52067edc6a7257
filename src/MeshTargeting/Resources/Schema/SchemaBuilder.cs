using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MeshTargeting.Resources.Schema;

/// <summary>Reads the declared shape out of a record's source-generated metadata and attributes. Recursive types are refused.</summary>
public static class SchemaBuilder
{
    /// <summary>The shape of a type.</summary>
    /// <exception cref="NotSupportedException">The type is of a sort that manifests do not have: a fault in a declaration.</exception>
    public static ValueSchema Build(JsonTypeInfo info) => Build(info.Type, info, info.Options);

    private static ValueSchema Build(Type type, JsonTypeInfo info, JsonSerializerOptions options)
    {
        if (Scalar(type) is { } scalar)
        {
            return scalar;
        }

        return info.Kind switch
        {
            JsonTypeInfoKind.Object => new ObjectSchema(type, info.Properties.Select(p => Property(p, options)).ToList()),
            JsonTypeInfoKind.Enumerable => new ListSchema(Build(info.ElementType!, options.GetTypeInfo(info.ElementType!), options)),
            JsonTypeInfoKind.Dictionary => new MapSchema(Build(info.ElementType!, options.GetTypeInfo(info.ElementType!), options)),
            _ => throw new NotSupportedException($"{type} is not a shape that a manifest can have."),
        };
    }

    private static ValueSchema? Scalar(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(string) => new ScalarSchema(ScalarType.String),
            _ when type == typeof(bool) => new ScalarSchema(ScalarType.Boolean),
            _ when type == typeof(int) => new ScalarSchema(ScalarType.Int32),
            _ when type == typeof(long) => new ScalarSchema(ScalarType.Int64),
            _ when type == typeof(uint) => new ScalarSchema(ScalarType.UInt32),
            _ when type == typeof(double) => new ScalarSchema(ScalarType.Number),
            _ when type == typeof(IntOrString) => new ScalarSchema(ScalarType.IntOrString),
            _ when type == typeof(JsonElement) => new AnySchema(),
            _ => null,
        };
    }

    private static PropertySchema Property(JsonPropertyInfo property, JsonSerializerOptions options)
    {
        var attributes = property.AttributeProvider?.GetCustomAttributes(inherit: true) ?? [];
        var enumNames = Find<ProtobufEnumAttribute>(attributes)?.Names;
        var oneOf = Find<OneOfAttribute>(attributes)?.Values ?? enumNames?.Where(n => n.Length > 0).ToList();
        var until = Find<UntilAttribute>(attributes);
        return new PropertySchema(property.Name, Build(property.PropertyType, options.GetTypeInfo(property.PropertyType), options))
        {
            Description = Find<DocAttribute>(attributes)?.Text ?? "",
            Required = Find<RequiredAttribute>(attributes) is not null,
            Default = Find<DefaultAttribute>(attributes)?.Value,
            OneOf = oneOf,
            Minimum = Find<MinimumAttribute>(attributes)?.Value,
            Maximum = Find<MaximumAttribute>(attributes)?.Value,
            MinLength = Find<MinLengthAttribute>(attributes)?.Value,
            MaxLength = Find<MaxLengthAttribute>(attributes)?.Value,
            MinItems = Find<MinItemsAttribute>(attributes)?.Value,
            MaxItems = Find<MaxItemsAttribute>(attributes)?.Value,
            Pattern = Find<PatternAttribute>(attributes)?.Value,
            ListMapKeys = Find<ListMapKeysAttribute>(attributes)?.Keys,
            Format = Find<FormatAttribute>(attributes)?.Value,
            IsDuration = Find<DurationAttribute>(attributes) is not null,
            LeftOutWhenEmpty = Find<LeftOutWhenEmptyAttribute>(attributes) is not null,
            Alias = Find<AliasAttribute>(attributes)?.Name,
            EnumNames = enumNames,
            Since = Version(Find<SinceAttribute>(attributes)?.Version),
            Until = until is { Values.Count: 0 } ? Version(until.Version) : null,
            Remaining = until is { Values.Count: > 0 }
                ? new RemainingValues(Version(until.Version)!, oneOf!.Except(until.Values).ToList())
                : null,
        };
    }

    private static KumaSemantics? Version(string? name) =>
        name is null ? null : KumaSemantics.Parse(name) ?? throw new NotSupportedException($"There is no Kuma {name}: a fault in a declaration.");

    private static T? Find<T>(object[] attributes)
        where T : Attribute => attributes.OfType<T>().FirstOrDefault();
}
