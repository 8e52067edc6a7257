using System.Globalization;
using MeshTargeting.Generation.Addresses;
using MeshTargeting.Resources;

namespace MeshTargeting.Generation.Plans;

/// <summary>The virtual addresses of services, as part of a plan.</summary>
internal static class AddressPlan
{
    /// <summary>Gives addresses to services that have none: the one that it had or was promised before, else a free one.</summary>
    public static PlanMemory Plan(PlanSettings settings, PlanMemory memory, Draft draft)
    {
        var known = new Dictionary<ResourceId, string>();
        var next = memory.Next;
        foreach (var (kind, range) in settings.Ranges)
        {
            var services = draft.Desired.Where(s => s.Kind == kind).Select(WithKnown).ToList();
            var plan = VipAllocator.Plan(range, services, next.TryGetValue(kind.Name, out var place) ? place : null);
            next = next.SetItem(kind.Name, plan.Next);
            foreach (var (service, address) in plan.Given)
            {
                known[service.Id] = address;
            }

            var taken = string.Create(CultureInfo.InvariantCulture, $"it gets no address: all {range.Size} of {range} are taken");
            draft.Notes.AddRange(plan.Unserved.Select(service => new GenerationNote(service, taken) { Reason = "AddressesExhausted" }));
        }

        draft.Revise("address", (service, _) => known.TryGetValue(service.Id, out var address) && !ServiceVips.Of(service).Contains(address)
            ? ServiceVips.With(service, address)
            : service);
        return new PlanMemory { Addresses = known, Next = next };

        Resource WithKnown(Resource service)
        {
            if (ServiceVips.Of(service) is [var own, ..])
            {
                known[service.Id] = own;
                return service;
            }

            if (!memory.Addresses.TryGetValue(service.Id, out var address))
            {
                return service;
            }

            known[service.Id] = address;
            return ServiceVips.With(service, address);
        }
    }
}
