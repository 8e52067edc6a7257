using MeshTargeting.Findings;
using MeshTargeting.Resources;

namespace MeshTargeting.Validation.Common;

/// <summary>One thing that Kuma looks at in a targetRef. <see cref="TargetRefChecks"/> says which are looked at for which kind.</summary>
/// <param name="rule">The code of what breaks it.</param>
/// <param name="member">The field that is wrong then; empty for the reference as a whole.</param>
/// <param name="message">What Kuma says, given the kind or kinds of the reference.</param>
/// <param name="isBroken">Whether a reference breaks it, under what the policy allows.</param>
internal sealed class TargetRefCheck(RuleDescriptor rule, string member, Func<string, string> message, Func<TargetRef, TargetRefRules, bool> isBroken)
{
    /// <summary>The code of what breaks it.</summary>
    public RuleDescriptor Rule => rule;

    /// <summary>The field that is wrong then; empty for the reference as a whole.</summary>
    public string Field => member;

    /// <summary>What Kuma says, given the kind or kinds of the reference.</summary>
    public Func<string, string> Message => message;

    /// <summary>Looks at the parts of a field one by one, each with words of its own; null where the check is one yes or no.</summary>
    public Action<TargetRef, Place, FindingList>? Parts { get; private init; }

    /// <summary>A check of each part of a field.</summary>
    public static TargetRefCheck OfParts(RuleDescriptor rule, string field, Action<TargetRef, Place, FindingList> parts) =>
        new(rule, field, _ => "", (_, _) => false) { Parts = parts };

    /// <summary>Adds what is wrong, if anything is.</summary>
    public void Apply(TargetRef reference, Place place, TargetRefRules rules, FindingList findings)
    {
        var at = member.Length == 0 ? place : place.At(member);
        Parts?.Invoke(reference, at, findings);
        if (isBroken(reference, rules))
        {
            findings.Add(rule, at, message(reference.Kind!));
        }
    }
}
