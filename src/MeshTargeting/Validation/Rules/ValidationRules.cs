using MeshTargeting.Findings;

namespace MeshTargeting.Validation.Rules;

/// <summary>The codes that validation gives.</summary>
public static class ValidationRules
{
    /// <summary>All of them, in the order of their codes.</summary>
    public static IReadOnlyList<RuleDescriptor> All { get; } =
    [
        KumaRules.NameTooLong,
        KumaRules.SeveralSelectors,
        KumaRules.ValueMissing,
        KumaRules.NotAllowedHere,
        KumaRules.NotSupported,
        KumaRules.Malformed,
        KumaRules.OutOfBounds,
        KumaRules.Repeated,
        KumaRules.Combination,
        PermissionRules.MixedRole,
        PermissionRules.WrongLabel,
        PermissionRules.WrongNamespaceOrControlPlane,
        SelectorRules.NameNotDnsLabel,
        SelectorRules.NoSelector,
        SelectorRules.EmptySelector,
        PortRules.OutOfRange,
        PortRules.DuplicateNumber,
        PortRules.DuplicateName,
        PortRules.UnknownProtocol,
        PortRules.InvalidTargetPort,
        PortRules.AmbiguousName,
        SelectorRules.RefWithoutNamespace,
        DeprecationRules.Deprecated,
        DeprecationRules.LegacyPolicy,
    ];
}
