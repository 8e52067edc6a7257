using System.Globalization;

namespace MeshTargeting.Validation.Common;

/// <summary>Texts that several of Kuma's validators share (pkg/core/validators/messages.go).</summary>
internal static class KumaText
{
    public const string MustBeDefined = "must be defined";
    public const string MustNotBeDefined = "must not be defined";
    public const string MustBeSet = "must be set";
    public const string MustNotBeSet = "must not be set";
    public const string MustNotBeEmpty = "must not be empty";
    public const string MustBeGreaterThanZero = "must be greater than 0";
    public const string MustBeDefinedAndGreaterThanZero = "must be defined and greater than zero";
    public const string MustBeGreaterThanZeroWhenDefined = "must be greater than zero when defined";
    public const string MustNotBeNegativeWhenDefined = "must not be negative when defined";
    public const string MustBeAValidNumber = "string must be a valid number";
    public const string MustBeAValidPathWhenDefined = "must be a valid path when defined";
    public const string NotConditionedOnIdentity =
        "can't be specified when matches contain spiffeID because this field cannot be conditioned on source identity";

    public const string MustBeAPercentage = "must be in inclusive range [0.0, 100.0]";
    public const string MustBeAWholePercentage = "must be in inclusive range [0, 100]";

    /// <summary>The values that something can have (AllowedValuesHint in pkg/core/resources/apis/mesh/validators.go).</summary>
    public static string AllowedValues(params IReadOnlyList<string> values) =>
        $"Allowed values: {(values.Count == 0 ? "(none)" : string.Join(", ", values))}";

    /// <summary>The text of MakeOneOfErr (pkg/core/validators/types.go): what holds of a field when another is one of these.</summary>
    public static string WhenOneOf(string field, string rule, string otherField, params IEnumerable<string> values) =>
        $"\"{field}\" {rule} when \"{otherField}\" is one of [{string.Join(", ", values.Select(v => $"\"{v}\""))}]";

    public static string MustBeInRange(int least, int greatest) =>
        string.Create(CultureInfo.InvariantCulture, $"must be in inclusive range [{least}, {greatest}]");

    public static string MustBeOneOf(string entity, params IEnumerable<string> values) => $"{entity} must be one of: {string.Join(", ", values)}";

    public static string MustHaveOnlyOne(string entity, params IEnumerable<string> values) =>
        $"{entity} must have only one type defined: {string.Join(", ", values)}";

    public static string MustHaveExactlyOneOf(string entity, params IEnumerable<string> values) =>
        $"{entity} must have exactly one defined: {string.Join(", ", values)}";

    public static string MustHaveAtLeastOne(params IEnumerable<string> values) => $"must have at least one defined: {string.Join(", ", values)}";

    /// <summary>The text of MakeFieldMustBeOneOfErr (pkg/core/validators/types.go).</summary>
    public static string FieldMustBeOneOf(string field, params IEnumerable<string> values) =>
        $"\"{field}\" must be one of [{string.Join(", ", values.Select(v => $"\"{v}\""))}]";
}
