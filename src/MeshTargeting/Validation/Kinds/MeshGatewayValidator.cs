using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshGateway as Kuma does (pkg/core/resources/apis/mesh/gateway_validator.go); 3.0 has no such kind.</summary>
internal static class MeshGatewayValidator
{
    private static readonly string[] ReservedTags = ["kuma.io/external-service-name", KumaLabels.ProtocolTag, KumaLabels.ServiceTag, KumaLabels.Zone];

    private static readonly TagRules Selector = new() { AtLeastOne = true, RequiresService = true };

    // These tags stand for a listener, not for proxies.
    private static readonly TagRules ListenerTags = new() { Key = NotReserved };

    public static void Validate(Resource<MeshGatewaySpec> resource, FindingList findings)
    {
        if (!findings.Semantics.BuiltinGateways)
        {
            return;
        }

        var spec = resource.Spec;
        Selectors(spec, findings.Spec.At("selectors"), findings);
        TagsValidator.ValidateSelector(spec.Tags, findings.Spec.At("tags"), ListenerTags, findings);
        if (spec.Conf is not { } conf)
        {
            findings.Add(KumaRules.ValueMissing, findings.Spec.At("conf"), "cannot be empty");
            return;
        }

        var place = findings.Spec.At("conf.listeners");
        if (conf.Listeners is null or { Count: 0 })
        {
            findings.Add(KumaRules.ValueMissing, place, "cannot be empty");
            return;
        }

        for (var i = 0; i < conf.Listeners.Count; i++)
        {
            Listener(conf.Listeners[i], place.At(i), findings);
        }

        MeshGatewayPortsValidator.Validate(conf.Listeners, place, findings);
    }

    private static void Selectors(MeshGatewaySpec spec, Place place, FindingList findings)
    {
        if (spec.Selectors is null or { Count: 0 })
        {
            findings.Add(KumaRules.ValueMissing, place, "must have at least one element");
        }

        var isCrossMesh = spec.Conf?.Listeners?.Any(l => l.CrossMesh == true) == true;
        for (var i = 0; i < spec.Selectors?.Count; i++)
        {
            TagsValidator.ValidateSelector(spec.Selectors[i].Match, place.At(i).At("match"), Selector, findings);
            if (i > 0 && isCrossMesh)
            {
                findings.Add(KumaRules.OutOfBounds, place.At(i), "there can be at most one selector");
            }
        }
    }

    private static void NotReserved(string key, Place place, FindingList findings)
    {
        if (ReservedTags.Contains(key))
        {
            findings.Add(KumaRules.NotAllowedHere, place.Key(key), $"tag name must not be \"{key}\"");
        }
    }

    private static void Listener(MeshGatewayListener listener, Place place, FindingList findings)
    {
        if (!string.IsNullOrEmpty(listener.Hostname))
        {
            GatewayHostname.Validate(listener.Hostname, place.At("hostname"), findings);
        }

        ProxyChecks.Port(listener.Port, place.At("port"), findings);
        Protocol(listener, place, findings);
        if (listener.Tls is { } tls)
        {
            Tls(tls, listener.CrossMesh == true, place.At("tls"), findings);
        }

        TagsValidator.ValidateSelector(listener.Tags, place.At("tags"), ListenerTags, findings);
    }

    private static void Protocol(MeshGatewayListener listener, Place place, FindingList findings)
    {
        switch (listener.Protocol)
        {
            case null or "NONE":
                findings.Add(KumaRules.ValueMissing, place.At("protocol"), "cannot be empty");
                break;
            case "HTTPS" when listener.CrossMesh == true:
                findings.Add(KumaRules.NotSupported, place.At("protocol"), "protocol is not supported with crossMesh");
                break;
            case "HTTPS" when listener.Tls is null:
                findings.Add(KumaRules.ValueMissing, place.At("tls"), "cannot be empty");
                break;
            case "HTTPS" when listener.Tls.Mode == "PASSTHROUGH":
                findings.Add(KumaRules.NotSupported, place.At("tls.mode"), "mode is not supported on HTTPS listeners");
                break;
        }
    }

    private static void Tls(MeshGatewayTls tls, bool isCrossMesh, Place place, FindingList findings)
    {
        var certificates = tls.Certificates?.Count ?? 0;
        if (isCrossMesh)
        {
            if (tls.Mode is not (null or "NONE") || certificates > 0)
            {
                findings.Add(KumaRules.NotAllowedHere, place, "must be empty with crossMesh");
            }
        }
        else if (tls.Mode is null or "NONE")
        {
            findings.Add(KumaRules.ValueMissing, place.At("mode"), "cannot be empty");
        }
        else if (tls.Mode == "TERMINATE" && certificates == 0)
        {
            findings.Add(KumaRules.ValueMissing, place.At("certificates"), "cannot be empty in TLS termination mode");
        }
        else if (tls.Mode == "TERMINATE" && certificates > 2)
        {
            findings.Add(KumaRules.OutOfBounds, place.At("certificates"), "cannot have more than 2 certificates");
        }
    }
}
