namespace MeshTargeting.Server.Telemetry;

/// <summary>The two webhooks.</summary>
internal enum Webhook
{
    /// <summary><c>POST /validate</c>.</summary>
    Validate,

    /// <summary><c>POST /mutate</c>.</summary>
    Mutate,
}

/// <summary>What came of a review.</summary>
internal enum ReviewOutcome
{
    /// <summary>Allowed without a word.</summary>
    Allowed,

    /// <summary>Denied.</summary>
    Denied,

    /// <summary>Allowed with warnings.</summary>
    Warned,

    /// <summary>Allowed unjudged, because of a fault of ours.</summary>
    Failed,

    /// <summary>Allowed unjudged, because too many reviews were under way, or too large.</summary>
    Shed,

    /// <summary>Allowed unjudged, or without a judgement of its references, because the deadline had come.</summary>
    TimedOut,
}

/// <summary>What the server did instead of what it was to do.</summary>
internal enum Fallback
{
    /// <summary>An object was admitted unjudged: a fault of ours.</summary>
    ReviewFailed,

    /// <summary>An object was admitted unjudged: too many reviews were under way, or too large.</summary>
    ReviewShed,

    /// <summary>An object was admitted unjudged, or without a judgement of its references: the deadline had come.</summary>
    ReviewTimedOut,

    /// <summary>References were not judged: there is no World yet.</summary>
    NoWorld,

    /// <summary>A reference was judged by the cache alone: the API server did not answer the look-up.</summary>
    LookupFailed,

    /// <summary>A caller was turned away with 503: the API server did not say who they are or what they may do.</summary>
    AccessUnknown,

    /// <summary>A dry run or a question to the inspect API was turned away with 429: too many were under way, or too large.</summary>
    QuestionRefused,

    /// <summary>A certificate could not be read or renewed; the last good one is served.</summary>
    CertificateKept,
}

/// <summary>These as values of labels.</summary>
internal static class LabelValues
{
    public static string Label(this Webhook webhook) => webhook == Webhook.Mutate ? "mutate" : "validate";

    public static string Label(this ReviewOutcome outcome) => outcome switch
    {
        ReviewOutcome.Allowed => "allowed",
        ReviewOutcome.Denied => "denied",
        ReviewOutcome.Warned => "warned",
        ReviewOutcome.Shed => "shed",
        ReviewOutcome.TimedOut => "timed_out",
        _ => "failed",
    };

    /// <summary>The outcome as a fallback; null where the object was judged.</summary>
    public static Fallback? AsFallback(this ReviewOutcome outcome) => outcome switch
    {
        ReviewOutcome.Failed => Fallback.ReviewFailed,
        ReviewOutcome.Shed => Fallback.ReviewShed,
        ReviewOutcome.TimedOut => Fallback.ReviewTimedOut,
        _ => null,
    };

    public static string Label(this Fallback fallback) => fallback switch
    {
        Fallback.ReviewFailed => "review_failed",
        Fallback.ReviewShed => "review_shed",
        Fallback.ReviewTimedOut => "review_timed_out",
        Fallback.NoWorld => "no_world",
        Fallback.LookupFailed => "lookup_failed",
        Fallback.AccessUnknown => "access_unknown",
        Fallback.QuestionRefused => "question_refused",
        _ => "certificate_kept",
    };
}
