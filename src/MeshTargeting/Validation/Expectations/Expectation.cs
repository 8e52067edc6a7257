using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Expectations;

namespace MeshTargeting.Validation.Expectations;

/// <summary>An expectation, understood.</summary>
/// <param name="Document">The document in which it stands.</param>
/// <param name="Index">Its index under <c>spec.expect</c>.</param>
/// <param name="Item">What is written.</param>
/// <param name="Expected">What it says; null where it cannot be understood.</param>
/// <param name="Problems">Why it cannot, not yet located; empty where it can.</param>
public sealed record Expectation(
    Resource<MeshExpectationSpec> Document, int Index, MeshExpectationItem Item, Expected? Expected, IReadOnlyList<Finding> Problems)
{
    /// <summary>Its place in the document.</summary>
    public string Path { get; } = $"spec.expect[{Index}]";

    /// <summary>What reports call it.</summary>
    public string Title => Item.Name is { Length: > 0 } name ? name : ExpectationTitle.Of(Item, Expected);
}

/// <summary>What is expected: one of the closed set below.</summary>
public abstract record Expected
{
    private Expected()
    {
    }

    /// <summary>What policies set, for traffic, for inbounds or for whole proxies.</summary>
    /// <param name="Policies">By kind of policy; at least one, each with a setting.</param>
    public sealed record Settings(IReadOnlyList<PolicySettings> Policies) : Expected;

    /// <summary>How traffic is shared.</summary>
    /// <param name="Backends">The shares; at least one.</param>
    public sealed record Shares(IReadOnlyList<BackendShareExpected> Backends) : Expected;

    /// <summary>Who is let in.</summary>
    /// <param name="IsYes">Whether they are to be.</param>
    /// <param name="AsksOutbounds">Whether it also counts if the destination is among the outbounds of the proxies.</param>
    public sealed record Access(bool IsYes, bool AsksOutbounds) : Expected;

    /// <summary>What has a policy.</summary>
    /// <param name="IsEvery">True where all must have it, false where none may.</param>
    /// <param name="Subject">The kind of what must have it.</param>
    /// <param name="Policy">The kind of policy, and what it sets; there may be no settings.</param>
    public sealed record Coverage(bool IsEvery, KindDescriptor Subject, PolicySettings Policy) : Expected;
}

/// <summary>Settings of policies of one kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Settings">The settings.</param>
public sealed record PolicySettings(KindDescriptor Kind, IReadOnlyList<SettingExpected> Settings);

/// <summary>A setting, and what it is to be.</summary>
/// <param name="Setting">Its path in the configuration, for example <c>http.requestTimeout</c>.</param>
/// <param name="Comparison">What it is to be.</param>
/// <param name="Path">Where that stands in the document.</param>
public sealed record SettingExpected(string Setting, Comparison Comparison, string Path);

/// <summary>The share of a backend.</summary>
/// <param name="Backend">The backend.</param>
/// <param name="Comparison">What the share is to be, in percent.</param>
/// <param name="Path">Where that stands in the document.</param>
public sealed record BackendShareExpected(BackendKey Backend, Comparison Comparison, string Path);
