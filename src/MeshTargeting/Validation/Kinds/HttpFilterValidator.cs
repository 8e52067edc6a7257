using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges the filters of a rule of a MeshHTTPRoute.</summary>
/// <param name="matches">The requests that the rule is for.</param>
/// <param name="isGateway">Whether the policy is for a MeshGateway.</param>
/// <param name="findings">Gets what is wrong.</param>
internal sealed class HttpFilterValidator(IReadOnlyList<HttpRouteMatch>? matches, bool isGateway, FindingList findings)
{
    private static readonly TargetRefRules MirrorsByTag = new("MeshService", "MeshServiceSubset");
    private static readonly TargetRefRules Mirrors = new("MeshService", "MeshExternalService", "MeshMultiZoneService");

    /// <summary>Judges each filter: of its members the one that its type names.</summary>
    public void Validate(IReadOnlyList<HttpRouteFilter>? filters, Place place)
    {
        for (var i = 0; i < filters?.Count; i++)
        {
            var filter = filters[i];
            switch (filter.Type)
            {
                case "RequestHeaderModifier":
                    ValidateHeaders(filter.RequestHeaderModifier, place.At(i).At("requestHeaderModifier"));
                    break;
                case "ResponseHeaderModifier":
                    ValidateHeaders(filter.ResponseHeaderModifier, place.At(i).At("responseHeaderModifier"));
                    break;
                case "RequestRedirect":
                    ValidateRedirect(filter.RequestRedirect, place.At(i).At("requestRedirect"));
                    break;
                case "URLRewrite":
                    ValidateRewrite(filter.UrlRewrite, place.At(i).At("urlRewrite"));
                    break;
                case "RequestMirror":
                    ValidateMirror(filter.RequestMirror, place.At(i).At("requestMirror"));
                    break;
            }
        }
    }

    private void ValidateHeaders(HeaderModifier? modifier, Place place)
    {
        if (modifier is null)
        {
            MustBeDefined(place);
        }
        else if (modifier is { Set: null, Add: null, Remove: null })
        {
            findings.Add(KumaRules.Combination, place, KumaText.MustHaveAtLeastOne("set", "add", "remove"));
        }
        else
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            ValidateNames(modifier.Set?.Select(h => h.Name), place.At("set"), names);
            ValidateNames(modifier.Add?.Select(h => h.Name), place.At("add"), names);

            // The items of remove are the names themselves; Kuma's path has a field there all the same.
            ValidateNames(modifier.Remove, place.At("remove"), names, static item => item.AtInKuma("name"));
        }
    }

    private void ValidateNames(IEnumerable<string?>? headers, Place place, HashSet<string> names, Func<Place, Place>? nameOf = null)
    {
        var index = 0;
        foreach (var header in headers ?? [])
        {
            var item = place.At(index++);
            if (!names.Add(header ?? ""))
            {
                findings.Add(KumaRules.Repeated, nameOf?.Invoke(item) ?? item.At("name"), "duplicate header name");
            }
        }
    }

    private void ValidateRedirect(RequestRedirect? redirect, Place place)
    {
        if (redirect is null)
        {
            MustBeDefined(place);
            return;
        }

        ValidatePath(redirect.Path, place);
        ValidateHostname(redirect.Hostname, place.At("hostname"));
    }

    private void ValidateRewrite(UrlRewrite? rewrite, Place place)
    {
        if (rewrite is null)
        {
            MustBeDefined(place);
            return;
        }

        ValidatePath(rewrite.Path, place);
        ValidateHostname(rewrite.Hostname, place.At("hostname"));
        if (rewrite.HostToBackendHostname != true)
        {
            return;
        }

        if (!isGateway)
        {
            findings.Add(
                KumaRules.NotAllowedHere,
                place.At("hostToBackendHostname"),
                findings.Semantics.NamesInReferences ? "can only be set with MeshGateway" : KumaText.MustNotBeSet);
        }

        if (rewrite.Hostname is not null)
        {
            findings.Add(KumaRules.Combination, place.At("hostToBackendHostname"), "cannot be set together with hostname");
        }
    }

    private void ValidateMirror(RequestMirror? mirror, Place place)
    {
        if (mirror is null)
        {
            MustBeDefined(place);
        }
        else if (findings.Semantics.MirrorsToTags)
        {
            TargetRefValidator.Validate(mirror.BackendRef, place.At("backendRef"), MirrorsByTag, findings);
        }
        else
        {
            BackendRefValidator.Validate(mirror.BackendRef, Mirrors, place.At("backendRef"), findings);
        }
    }

    private void ValidatePath(PathRewrite? path, Place place)
    {
        if (path?.ReplacePrefixMatch is not null && !HttpMatchValidator.AllByPrefix(matches))
        {
            findings.Add(
                KumaRules.NotAllowedHere, place.At("path.replacePrefixMatch"), "can only appear if all matches match a path prefix");
        }
    }

    private void ValidateHostname(string? hostname, Place place)
    {
        if (hostname is null)
        {
            return;
        }

        if (Addresses.IsIpWithLeadingZeros(hostname))
        {
            findings.Add(KumaRules.Malformed, place, "cannot be an IP address");
            return;
        }

        foreach (var problem in KubernetesNames.Dns1123Subdomain(hostname))
        {
            findings.Add(KumaRules.Malformed, place, problem);
        }
    }

    private void MustBeDefined(Place place) => findings.Add(KumaRules.ValueMissing, place, KumaText.MustBeDefined);
}
