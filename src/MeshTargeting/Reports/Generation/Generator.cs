using MeshTargeting.Generation;
using MeshTargeting.Generation.Hostnames;
using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds.Derivation;

namespace MeshTargeting.Reports.Generation;

/// <summary>Makes the MeshServices that Kuma would make of some texts. The order of the texts does not matter.</summary>
public static class Generator
{
    /// <summary>Reads the texts and makes MeshServices of their Services and Dataplanes; the context gets none. Never throws for what a user wrote.</summary>
    /// <param name="input">The texts.</param>
    /// <param name="hostnameGenerators">Whether Kuma's default HostnameGenerators are wanted too, in the form that the texts have.</param>
    public static GenerateResult Generate(CheckInput input, bool hostnameGenerators = false)
    {
        // What is given is enough: what a World derives is just what is to be made here.
        var read = InputWorld.Read(input with { Options = input.Options with { Derive = false } });
        var made = GeneratedMeshServices.Of(read.World);
        var judged = read.Judged.ToHashSet();
        var settings = DerivationSettings.Of(input.Options);
        var named = read.Judged.OfType<Resource<DataplaneSpec>>()
            .SelectMany(proxy => InboundMeshServices.NamesOf(proxy, settings).Select(name => (proxy.Metadata.Mesh, name)))
            .ToHashSet();
        var notes = made.Notes
            .Where(note => judged.Contains(note.Resource) || (note.Resource is Resource<MeshServiceSpec> && IsAsked(note.Resource)))
            .OrderBy(note => note.Resource.Source?.File, StringComparer.Ordinal)
            .ThenBy(note => note.Resource.Source?.Index)
            .ThenBy(note => note.Resource.Source?.Item)
            .ThenBy(note => note.Text, StringComparer.Ordinal)
            .ToList();
        return new GenerateResult
        {
            Services = made.Services.Where(IsAsked).ToList(),
            HostnameGenerators = hostnameGenerators ? DefaultHostnameGenerators.Of(read.World.Options, EnvironmentOf(read.Judged)) : [],
            Notes = notes,
            Positions = Locator.Locate(notes.Select(note => (note.Resource.Source, NameOf(note.Resource)))),
            Findings = FindingOrder.Sort(Locator.Locate(read.Findings)),
            ContextFindings = FindingOrder.Sort(Locator.Locate(read.ContextFindings)),
            Options = read.World.Options,
        };

        bool IsAsked(Resource service) => service.Envelope == Envelope.Universal
            ? named.Contains((service.Metadata.Mesh, service.Metadata.Name))
            : service.DerivedFrom is not { } origin || judged.Contains(origin);
    }

    /// <summary>Where documents of both forms stand together, the control plane is one on Kubernetes: Dataplanes can join that too.</summary>
    private static Envelope EnvironmentOf(IReadOnlyList<Resource> judged) =>
        judged.Count > 0 && judged.All(r => r.Envelope == Envelope.Universal) ? Envelope.Universal : Envelope.Kubernetes;

    private static string NameOf(Resource resource) => resource.Envelope == Envelope.Kubernetes ? "metadata.name" : "name";
}
