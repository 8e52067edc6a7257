namespace MeshTargeting.Cli.Options;

/// <summary>In which form a report is written.</summary>
internal enum ReportFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>For scripts.</summary>
    Json,

    /// <summary>SARIF 2.1.0, for code scanning.</summary>
    Sarif,

    /// <summary>JUnit's XML, for the test reports of CI systems.</summary>
    Junit,

    /// <summary>Annotations that GitHub shows beside the lines of a pull request.</summary>
    Github,

    /// <summary>A picture that pull requests show.</summary>
    Mermaid,

    /// <summary>For a comment on a pull request.</summary>
    Markdown,
}

/// <summary>A report that is wanted.</summary>
/// <param name="Format">Its form.</param>
/// <param name="File">The file that it goes to; null for standard output.</param>
internal sealed record ReportTarget(ReportFormat Format, string? File);
