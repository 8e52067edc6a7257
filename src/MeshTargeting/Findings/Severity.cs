namespace MeshTargeting.Findings;

/// <summary>How much a finding matters, from least to most.</summary>
public enum Severity
{
    /// <summary>Good to know; never fails a check by default.</summary>
    Info,

    /// <summary>Kuma takes it, and it probably does not do what was meant.</summary>
    Warning,

    /// <summary>Kuma or the MeshService reference refuses it.</summary>
    Error,
}
