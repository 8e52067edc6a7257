using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>A zone, and whether it takes part (api/system/v1alpha1/zone.proto).</summary>
public sealed record ZoneSpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<ZoneSpec> Descriptor = new(static () => ModelJson.Default.ZoneSpec)
    {
        Name = "Zone",
        Plural = "zones",
        ShortName = "z",
        Scope = KindScope.Global,
        Namespaced = false,
        Kds = Synchronisation.ProvidedByGlobal | Synchronisation.ProvidedByZone,
        SpecInlineOnUniversal = true,
        Description = "Zone is a zone of the deployment, and whether it takes part.",
    };

    /// <summary>Whether it takes part; absent is true. What a disabled zone offers is not told to others.</summary>
    [Doc("Whether the zone takes part; it does when absent.")]
    public bool? Enabled { get; init; }
}
