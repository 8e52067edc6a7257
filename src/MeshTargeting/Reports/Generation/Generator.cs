using MeshTargeting.Generation;
using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds.Derivation;

namespace MeshTargeting.Reports.Generation;

/// <summary>Makes the MeshServices that Kuma would make of some texts. The order of the texts does not matter.</summary>
public static class Generator
{
    /// <summary>Reads the texts and makes MeshServices of their Services and Dataplanes; the context gets none. Never throws for what a user wrote.</summary>
    public static GenerateResult Generate(CheckInput input)
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

    private static string NameOf(Resource resource) => resource.Envelope == Envelope.Kubernetes ? "metadata.name" : "name";
}
