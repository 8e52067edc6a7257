using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Common;

/// <summary>Judges where a certificate or key comes from (ValidateSecureDataSource in api/common/v1alpha1/datasource).</summary>
internal static class SecureDataSourceValidator
{
    /// <summary>The types, in the order in which Kuma's message has them.</summary>
    public static readonly IReadOnlyList<string> Types = ["EnvVar", "InsecureInline", "File", "Secret"];

    public static void Validate(SecureDataSource source, Place place, FindingList findings)
    {
        switch (source.Type)
        {
            case "EnvVar":
                Required(source.EnvVar, source.EnvVar?.Name, place.At("envVar"), "name", findings);
                break;
            case "InsecureInline":
                Required(source.InsecureInline, source.InsecureInline?.Value, place.At("insecureInline"), "value", findings);
                break;
            case "File":
                if (Required(source.File, source.File?.Path, place.At("file"), "path", findings) is { } path)
                {
                    ValidatePath(path, place.At("file.path"), findings);
                }

                break;
            case "Secret":
                ValidateSecret(source.SecretRef, place.At("secretRef"), findings);
                break;
            default:
                findings.Add(KumaRules.NotSupported, place.At("type"), KumaText.MustBeOneOf(source.Type ?? "", Types));
                break;
        }
    }

    private static void ValidatePath(string path, Place place, FindingList findings)
    {
        if (path.Contains("..", StringComparison.Ordinal))
        {
            findings.Add(KumaRules.Malformed, place, $"file path contains directory traversal sequence: {path}");
        }
        else if (path[0] != '/')
        {
            findings.Add(KumaRules.Malformed, place, $"file path must be absolute: {path}");
        }
    }

    private static void ValidateSecret(SecretRef? secret, Place place, FindingList findings)
    {
        if (secret is not null && secret.Kind != "Secret")
        {
            findings.Add(KumaRules.NotSupported, place.At("kind"), KumaText.MustBeOneOf(secret.Kind ?? "", "Secret"));
        }

        Required(secret, secret?.Name, place, "name", findings);
    }

    /// <summary>Reports what is missing; gives the value where nothing is.</summary>
    private static string? Required(object? holder, string? value, Place place, string field, FindingList findings)
    {
        if (!string.IsNullOrEmpty(value))
        {
            return value;
        }

        findings.Add(KumaRules.ValueMissing, holder is null ? place : place.At(field), KumaText.MustBeDefined);
        return null;
    }
}
