namespace MeshTargeting.Server.Certificates.SelfManaged.Planning;

/// <summary>How long things last that the server makes for itself.</summary>
internal sealed record CertificatePolicy
{
    /// <summary>How long an authority is valid.</summary>
    public TimeSpan AuthorityLife { get; init; } = TimeSpan.FromDays(3650);

    /// <summary>How long a server certificate is valid, unless its authority ends sooner.</summary>
    public TimeSpan LeafLife { get; init; } = TimeSpan.FromDays(90);

    /// <summary>How far back validity begins, for machines whose clocks differ.</summary>
    public TimeSpan Backdating { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How long an authority must have stood in every bundle before its certificate is served: each API server hears of a changed
    /// webhook configuration in its own time.
    /// </summary>
    public TimeSpan Moment { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an old authority stays trusted after its successor's certificate is there: replicas switch in their own time.</summary>
    public TimeSpan Overlap { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How often the Secret and the webhook configurations are looked at.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often they are looked at as long as this replica is not ready.</summary>
    public TimeSpan FirstInterval { get; init; } = TimeSpan.FromSeconds(1);
}
