using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>Where the control plane finds a certificate or key (api/common/v1alpha1/datasource): the member that the type names.</summary>
public sealed record SecureDataSource
{
    /// <summary>File, Secret, EnvVar or InsecureInline.</summary>
    [Required]
    [OneOf("File", "Secret", "EnvVar", "InsecureInline")]
    [Doc("Where the data is: the member that belongs to it must be set.")]
    public string? Type { get; init; }

    /// <summary>A file of the control plane.</summary>
    [Doc("File that the control plane can read, for type File.")]
    public FileSource? File { get; init; }

    /// <summary>An environment variable of the control plane.</summary>
    [Doc("Environment variable of the control plane, for type EnvVar.")]
    public EnvVarSource? EnvVar { get; init; }

    /// <summary>The data itself, for all to see who can read the resource.</summary>
    [Doc("The data itself, for type InsecureInline; whoever can read the resource can read it.")]
    public InlineSource? InsecureInline { get; init; }

    /// <summary>A secret of the control plane.</summary>
    [Doc("Secret of the control plane, for type Secret.")]
    public SecretRef? SecretRef { get; init; }
}

/// <summary>A file of the control plane.</summary>
public sealed record FileSource
{
    /// <summary>Its path, absolute and without <c>..</c>.</summary>
    [Required]
    [Doc("Absolute path of the file.")]
    public string? Path { get; init; }
}

/// <summary>An environment variable of the control plane.</summary>
public sealed record EnvVarSource
{
    /// <summary>Its name.</summary>
    [Required]
    [Doc("Name of the variable.")]
    public string? Name { get; init; }
}

/// <summary>Data that stands in the resource itself.</summary>
public sealed record InlineSource
{
    /// <summary>The data.</summary>
    [Required]
    [Doc("The data.")]
    public string? Value { get; init; }
}

/// <summary>A secret of the control plane.</summary>
public sealed record SecretRef
{
    /// <summary>Secret.</summary>
    [Required]
    [OneOf("Secret")]
    [Doc("Kind of the resource that holds the data: only Secret.")]
    public string? Kind { get; init; }

    /// <summary>Its name.</summary>
    [Required]
    [Doc("Name of the secret.")]
    public string? Name { get; init; }
}
