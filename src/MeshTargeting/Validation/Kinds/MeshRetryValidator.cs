using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshRetry as Kuma does (pkg/plugins/policies/meshretry/api/v1alpha1/validator.go).</summary>
internal static class MeshRetryValidator
{
    internal static readonly TargetRefRules To = new("Mesh", "MeshService", "MeshExternalService", "MeshMultiZoneService", "MeshHTTPRoute");
    internal static readonly TargetRefRules ToOfGateway = new("Mesh", "MeshExternalService");

    public static void Validate(Resource<MeshRetrySpec> policy, FindingList findings)
    {
        var spec = policy.Spec;
        TargetRefValidator.ValidateTop(
            spec.TargetRef, findings.IsSystemPolicy ? TargetRefRules.ProxiesGatewaysAndRoutes : TargetRefRules.Proxies, findings);
        var to = TopLevelTargetRef.IsOfGatewayOrRoute(spec.TargetRef, findings.Semantics) ? ToOfGateway : To;
        foreach (var (item, place) in PolicyLists.Items(spec.To, "to"))
        {
            TargetRefValidator.Validate(item.TargetRef, place.At("targetRef"), to, findings);

            // Kuma puts a field between that manifests do not have.
            ValidateConf(item.Default ?? new MeshRetryConf(), place.At("default").AtInKuma("conf"), findings);
        }

        TopLevelTargetRef.Deprecations(spec.TargetRef, findings);
    }

    private static void ValidateConf(MeshRetryConf conf, Place place, FindingList findings)
    {
        if (conf is { Tcp: null, Http: null, Grpc: null })
        {
            findings.Add(KumaRules.ValueMissing, place, "at least one of the 'tcp', 'http', 'grpc' must be specified");
        }

        if (conf.Tcp is { } tcp)
        {
            ValidateTcp(tcp, place.At("tcp"), findings);
        }

        if (conf.Http is { } http)
        {
            ValidateHttp(http, place.At("http"), findings);
        }

        if (conf.Grpc is { } grpc)
        {
            ValidateGrpc(grpc, place.At("grpc"), findings);
        }
    }

    private static void ValidateTcp(TcpRetry tcp, Place place, FindingList findings)
    {
        if (tcp.MaxConnectAttempt is null)
        {
            findings.Add(KumaRules.ValueMissing, place, KumaText.MustNotBeEmpty);
        }

        NumberChecks.NotZero(tcp.MaxConnectAttempt, place.At("maxConnectAttempt"), findings);
    }

    private static void ValidateHttp(HttpRetry http, Place place, FindingList findings)
    {
        // hostSelectionMaxAttempts alone does not count.
        if (http is
            {
                NumRetries: null, PerTryTimeout: null, BackOff: null, RetryOn: null, RetriableRequestHeaders: null,
                RetriableResponseHeaders: null, RateLimitedBackOff: null, HostSelection: null,
            })
        {
            findings.Add(KumaRules.ValueMissing, place, KumaText.MustNotBeEmpty);
        }

        ValidateBackOff(http.BackOff, place.At("backOff"), findings);
        ValidateRateLimitedBackOff(http.RateLimitedBackOff, place.At("rateLimitedBackOff"), findings);
        ValidateRetryOn(http.RetryOn, RetryConditions.IsOfHttp, place.At("retryOn"), findings);
        ValidateHostSelection(http.HostSelection, place.At("hostSelection"), findings);
    }

    private static void ValidateGrpc(GrpcRetry grpc, Place place, FindingList findings)
    {
        if (grpc is { NumRetries: null, PerTryTimeout: null, BackOff: null, RetryOn: null, RateLimitedBackOff: null })
        {
            findings.Add(KumaRules.ValueMissing, place, KumaText.MustNotBeEmpty);
        }

        ValidateBackOff(grpc.BackOff, place.At("backOff"), findings);
        ValidateRateLimitedBackOff(grpc.RateLimitedBackOff, place.At("rateLimitedBackOff"), findings);
        ValidateRetryOn(grpc.RetryOn, RetryConditions.IsOfGrpc, place.At("retryOn"), findings);
    }

    private static void ValidateBackOff(RetryBackOff? backOff, Place place, FindingList findings)
    {
        if (backOff is { BaseInterval: null, MaxInterval: null })
        {
            findings.Add(KumaRules.ValueMissing, place, KumaText.MustNotBeEmpty);
        }
    }

    private static void ValidateRateLimitedBackOff(RateLimitedBackOff? backOff, Place place, FindingList findings)
    {
        if (backOff is null)
        {
            return;
        }

        if (backOff.MaxInterval is { } maxInterval)
        {
            NumberChecks.GreaterThanZero(maxInterval, place.At("maxInterval"), findings);
        }

        if (backOff.ResetHeaders is null)
        {
            findings.Add(KumaRules.ValueMissing, place.At("resetHeaders"), KumaText.MustBeDefined);
        }

        for (var i = 0; i < backOff.ResetHeaders?.Count; i++)
        {
            if (string.IsNullOrEmpty(backOff.ResetHeaders[i].Name))
            {
                findings.Add(KumaRules.ValueMissing, place.At("resetHeaders").At(i).At("name"), KumaText.MustBeDefined);
            }
        }
    }

    private static void ValidateRetryOn(IReadOnlyList<string>? conditions, Func<string, bool> isKnown, Place place, FindingList findings)
    {
        for (var i = 0; i < conditions?.Count; i++)
        {
            if (!isKnown(conditions[i]))
            {
                findings.Add(KumaRules.NotSupported, place.At(i), $"unknown item '{conditions[i]}'");
            }
        }
    }

    private static void ValidateHostSelection(IReadOnlyList<RetryHostPredicate>? predicates, Place place, FindingList findings)
    {
        var hasPriorities = false;
        for (var i = 0; i < predicates?.Count; i++)
        {
            var (predicate, at) = (predicates[i], place.At(i));
            switch (predicate.Predicate)
            {
                case "OmitHostsWithTags" when predicate.Tags is null:
                    findings.Add(KumaRules.ValueMissing, at.At("tags"), KumaText.MustBeDefined);
                    break;
                case "OmitPreviousPriorities":
                    ValidatePriorities(predicate, isFirst: !hasPriorities, at, findings);
                    hasPriorities = true;
                    break;
                case "OmitPreviousHosts" or "OmitHostsWithTags":
                    break;
                default:
                    findings.Add(KumaRules.NotSupported, at.At("predicate"), $"unknown predicate type '{predicate.Predicate}'");
                    break;
            }
        }
    }

    private static void ValidatePriorities(RetryHostPredicate predicate, bool isFirst, Place place, FindingList findings)
    {
        if (!isFirst)
        {
            findings.Add(KumaRules.Repeated, place.At("predicate"), $"{predicate.Predicate} must only be specified once");
        }

        // Of one that is absent the schema makes 2 before Kuma's validator sees it.
        if (predicate.UpdateFrequency <= 0)
        {
            findings.Add(KumaRules.OutOfBounds, place.At("updateFrequency"), KumaText.MustBeDefinedAndGreaterThanZero);
        }
    }
}
