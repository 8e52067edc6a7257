using System.Collections.Immutable;
using System.Globalization;
using MeshTargeting.Generation.Addresses;
using MeshTargeting.Resources;

namespace MeshTargeting.Generation.Plans;

/// <summary>The virtual addresses of services, as part of a plan.</summary>
internal static class AddressPlan
{
    /// <summary>Gives addresses to services that have none; what an earlier plan has promised them, if it has.</summary>
    public static PlanMemory Plan(PlanSettings settings, PlanMemory memory, Draft draft)
    {
        var given = new Dictionary<ResourceId, string>();
        var next = memory.Next;
        foreach (var (kind, range) in settings.Ranges)
        {
            var services = draft.Desired.Where(s => s.Kind == kind).Select(WithPromise).ToList();
            var plan = VipAllocator.Plan(range, services, next.TryGetValue(kind.Name, out var place) ? place : null);
            next = next.SetItem(kind.Name, plan.Next);
            foreach (var (service, address) in plan.Given)
            {
                given[service.Id] = address;
            }

            draft.Notes.AddRange(plan.Unserved.Select(service => new GenerationNote(
                service,
                string.Create(CultureInfo.InvariantCulture, $"it gets no address: all {range.Size} of {range} are taken")) { Reason = "AddressesExhausted" }));
        }

        draft.Revise("address", (service, _) => given.TryGetValue(service.Id, out var address) ? ServiceVips.With(service, address) : service);
        return new PlanMemory { Promised = given.ToImmutableDictionary(), Next = next };

        // A promise counts as long as nothing else is known of the service.
        Resource WithPromise(Resource service)
        {
            if (ServiceVips.Of(service).Count > 0 || !memory.Promised.TryGetValue(service.Id, out var address))
            {
                return service;
            }

            given[service.Id] = address;
            return ServiceVips.With(service, address);
        }
    }
}
