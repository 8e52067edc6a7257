using System.Globalization;
using System.Text.Json;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Expectations;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Validation.Expectations;

/// <summary>Understands the expectations of a document; what cannot be understood is a finding.</summary>
public sealed class ExpectationParser
{
    private readonly Resource<MeshExpectationSpec> _document;
    private readonly KumaSemantics _semantics;
    private readonly List<Finding> _problems = [];
    private readonly SettingsParser _settings;

    private ExpectationParser(Resource<MeshExpectationSpec> document, KumaSemantics semantics)
    {
        _document = document;
        _semantics = semantics;
        _settings = new SettingsParser(semantics, Report);
    }

    /// <summary>The expectations of a document, in their order.</summary>
    /// <param name="document">The document.</param>
    /// <param name="semantics">The version of Kuma, whose policies they speak of.</param>
    public static IReadOnlyList<Expectation> Parse(Resource<MeshExpectationSpec> document, KumaSemantics semantics) =>
        (document.Spec.Expect ?? []).Select((item, index) => new ExpectationParser(document, semantics).Parse(item ?? new MeshExpectationItem(), index)).ToList();

    private Expectation Parse(MeshExpectationItem item, int index)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"spec.expect[{index}]");
        var forms = Forms(item).ToList();
        Expected? expected = null;
        if (forms is [var form])
        {
            CheckParts(item, form, path);
            expected = form switch
            {
                "settings" => Settings(item, path),
                "backends" => Shares(item, path),
                "allowed" => new Expected.Access(item.Allowed!.Value, AsksOutbounds: false),
                "reachable" => new Expected.Access(item.Reachable!.Value, AsksOutbounds: true),
                _ => Coverage(item, form, path),
            };
        }
        else
        {
            Report(
                ExpectationRules.NotOneThing,
                path,
                forms.Count == 0
                    ? "this expects nothing: settings (timeout, retry, policy and settings, …), backends, allowed, reachable, every or none is missing"
                    : $"this expects {string.Join(" and ", forms)} at once; write an expectation for each");
        }

        return new Expectation(_document, index, item, _problems.Count == 0 ? expected : null, _problems);
    }

    private static IEnumerable<string> Forms(MeshExpectationItem item)
    {
        if (Groups(item).Any() || item.Policy is not null || item.Settings is not null)
        {
            yield return "settings";
        }

        (string Name, bool IsThere)[] others =
        [
            ("backends", item.Backends is not null), ("allowed", item.Allowed is not null), ("reachable", item.Reachable is not null),
            ("every", item.Every is not null), ("none", item.None is not null),
        ];
        foreach (var (name, _) in others.Where(o => o.IsThere))
        {
            yield return name;
        }
    }

    /// <summary>The settings that have a field of their own.</summary>
    private static IEnumerable<(string Field, KindDescriptor Kind, IReadOnlyDictionary<string, JsonElement> Settings)> Groups(MeshExpectationItem item)
    {
        (string, KindDescriptor, IReadOnlyDictionary<string, JsonElement>?)[] groups =
        [
            ("timeout", MeshTimeoutSpec.Descriptor, item.Timeout),
            ("retry", MeshRetrySpec.Descriptor, item.Retry),
            ("circuitBreaker", MeshCircuitBreakerSpec.Descriptor, item.CircuitBreaker),
            ("healthCheck", MeshHealthCheckSpec.Descriptor, item.HealthCheck),
            ("rateLimit", MeshRateLimitSpec.Descriptor, item.RateLimit),
        ];
        return groups.Where(g => g.Item3 is not null)!;
    }

    /// <summary>What must be there and what has no meaning here.</summary>
    private void CheckParts(MeshExpectationItem item, string form, string path)
    {
        var coverage = form is "every" or "none";
        (string Name, bool IsThere, bool Fits)[] parts =
        [
            ("to", item.To is not null, !coverage),
            ("at", item.At is not null, form == "settings"),
            ("request", item.Request is not null, form == "backends"),
            ("namespace", item.Namespace is not null, coverage),
            ("labels", item.Labels is not null, coverage),
            ("has", item.Has is not null, coverage),
            ("where", item.Where is not null, coverage),
            ("from", item.From is not null, item.At is null),
        ];
        foreach (var (name, _, _) in parts.Where(p => p is { IsThere: true, Fits: false }))
        {
            Report(ExpectationRules.PartsDoNotFit, $"{path}.{name}", $"{name} has no meaning beside {(name == "from" ? "at" : form)}");
        }

        if (form is "backends" or "allowed" or "reachable")
        {
            CheckDestination(item.To, form, path);
        }
        else if (coverage && item.Has is null)
        {
            Report(ExpectationRules.PartsDoNotFit, path, $"{form} asks for has: the kind of policy");
        }

        if (item.To is { } to)
        {
            CheckSelector(to.Name, to.Labels, $"{path}.to");
        }

        if (item.At is { } at)
        {
            CheckSelector(at.Name, at.Labels, $"{path}.at");
        }
    }

    private void CheckDestination(ExpectedDestination? to, string form, string path)
    {
        if (to is null)
        {
            Report(ExpectationRules.PartsDoNotFit, path, $"{form} asks for to: the destination");
        }
        else if (to.Kind == "MeshHTTPRoute")
        {
            Report(ExpectationRules.PartsDoNotFit, $"{path}.to.kind", $"{form} is said of a destination, not of a route");
        }
    }

    private void CheckSelector(string? name, IReadOnlyDictionary<string, string>? labels, string path)
    {
        if (string.IsNullOrEmpty(name) == labels is not { Count: > 0 })
        {
            Report(ExpectationRules.PartsDoNotFit, path, labels is { Count: > 0 } ? "a name or labels select, not both" : "name or labels must be set");
        }
    }

    private Expected.Settings Settings(MeshExpectationItem item, string path)
    {
        var written = Groups(item).Select(g => (g.Kind, g.Settings, Field: g.Field, Path: $"{path}.{g.Field}")).ToList();
        if ((item.Policy is null) != (item.Settings is null))
        {
            Report(ExpectationRules.PartsDoNotFit, path, item.Policy is null ? "settings asks for policy: the kind that they belong to" : "policy asks for settings: what it sets");
        }
        else if (item.Policy is { } name && _settings.PolicyOf(name, $"{path}.policy") is { } kind)
        {
            written.Add((kind, item.Settings!, "policy", $"{path}.settings"));
        }

        var policies = new List<PolicySettings>();
        foreach (var (policy, settings, field, at) in written)
        {
            // Where nothing can be set, what is set matters little.
            if (DirectionProblem(policy, item) is { } problem)
            {
                Report(ExpectationRules.PartsDoNotFit, $"{path}.{field}", problem);
                continue;
            }

            var parsed = _settings.Parse(policy, settings, at);
            if (settings.Count == 0)
            {
                Report(ExpectationRules.NotOneThing, path, $"no setting of {policy.Name} is named");
            }

            policies.Add(new PolicySettings(policy, parsed));
        }

        return new Expected.Settings(policies);
    }

    /// <summary>Why policies of a kind set nothing where the expectation looks for it; null where they do.</summary>
    private string? DirectionProblem(KindDescriptor kind, MeshExpectationItem item) => (kind.Name, item.To, item.At) switch
    {
        ("MeshTrafficPermission", _, _) => "of permissions write allowed: true or allowed: false",
        ("MeshHTTPRoute" or "MeshTCPRoute", _, _) => "of routes write backends, and what share they get",
        (_, not null, not null) => "to is for outgoing traffic, at for incoming: write one of the two",
        (_, null, null) when !Has(kind, "default") => $"{kind.Name} is for traffic: to or at is missing",
        (_, not null, _) when Has(kind, "default") => $"{kind.Name} is for whole proxies: leave to out",
        (_, _, not null) when Has(kind, "default") => $"{kind.Name} is for whole proxies: write from in place of at",
        (_, not null, _) when !Has(kind, "to") => $"{kind.Name} sets nothing for outgoing traffic: write at",
        (_, _, not null) when !Has(kind, "from") && !Has(kind, "rules") => $"{kind.Name} sets nothing for incoming traffic: write to",
        _ => null,
    };

    private bool Has(KindDescriptor kind, string field) => kind.Spec.Find(field) is { } property && property.IsKnownIn(_semantics);

    private Expected.Shares Shares(MeshExpectationItem item, string path)
    {
        var shares = new List<BackendShareExpected>();
        foreach (var (text, share) in item.Backends!)
        {
            var at = $"{path}.backends[\"{text}\"]";
            if (BackendKey.Parse(text) is not { } backend)
            {
                Report(
                    ExpectationRules.BadBackend,
                    at,
                    $"\"{text}\" is no backend; write it as in \"MeshService app/backend-v2:http\", of which kind, namespace and port may be left out"
                        + (NearName.Find(text.Split(' ')[0], BackendKey.Kinds) is { } near && text.Contains(' ', StringComparison.Ordinal) ? $"; did you mean \"{near}\"?" : ""));
            }
            else if (_settings.ShareOf(share, at) is { } comparison)
            {
                shares.Add(new BackendShareExpected(backend, comparison, at));
            }
        }

        if (item.Backends.Count == 0)
        {
            Report(ExpectationRules.NotOneThing, path, "no backend is named");
        }

        return new Expected.Shares(shares);
    }

    private Expected.Coverage? Coverage(MeshExpectationItem item, string form, string path)
    {
        var subject = KindCatalog.FindKuma((item.Every ?? item.None)!);
        if (subject is null || item.Has is null || _settings.PolicyOf(item.Has, $"{path}.has") is not { } policy)
        {
            return null;
        }

        var where = _settings.Parse(policy, item.Where ?? new Dictionary<string, JsonElement>(), $"{path}.where");
        return new Expected.Coverage(form == "every", subject, new PolicySettings(policy, where));
    }

    private void Report(RuleDescriptor rule, string path, string message) => _problems.Add(new Finding
    {
        Rule = rule,
        Message = message,
        Resource = _document.Id,
        Source = _document.Source,
        Path = path,
    });
}
