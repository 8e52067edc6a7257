namespace MeshTargeting.Targeting.Matching;

/// <summary>What a policy selects of a proxy.</summary>
internal sealed class Selection
{
    /// <summary>The selected listeners: inbounds, then those of a builtin gateway, then embedded ones.</summary>
    public List<InboundListener> Inbounds { get; } = [];

    /// <summary>The selected inbounds and embedded listeners as sectionName would say them.</summary>
    public List<string> Sections { get; } = [];

    /// <summary>The selected listeners of a builtin gateway, by hostname.</summary>
    public List<GatewayListener> GatewayListeners { get; } = [];

    /// <summary>Whether the proxy is selected as a delegated gateway.</summary>
    public bool AsDelegatedGateway { get; set; }

    /// <summary>True where nothing is selected: then the policy is none of the proxy's.</summary>
    public bool IsEmpty => Inbounds.Count == 0 && GatewayListeners.Count == 0 && !AsDelegatedGateway;

    /// <summary>Adds what another selects beside.</summary>
    public void Add(Selection other)
    {
        Inbounds.AddRange(other.Inbounds.Except(Inbounds));
        Sections.AddRange(other.Sections.Except(Sections));
        GatewayListeners.AddRange(other.GatewayListeners.Except(GatewayListeners));
        AsDelegatedGateway |= other.AsDelegatedGateway;
    }
}
