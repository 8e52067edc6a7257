namespace MeshTargeting.Targeting.Rules;

/// <summary>What the items of routes set, in the form in which Kuma merges them.</summary>
internal static class RouteConfs
{
    /// <summary>
    /// The rules and hostnames of an item of a MeshHTTPRoute. The rules are the last first, because of two policies the later wins in a
    /// merge while of two rules the earlier does; the merge turns them round again (meshhttproute/api/v1alpha1/helpers.go).
    /// </summary>
    public static ConfObject OfHttp(ConfValue item)
    {
        var fields = new List<KeyValuePair<string, ConfValue>>();
        if (Field(item, "rules") is ConfList { Items.Count: > 0 } rules)
        {
            fields.Add(new("rules", new ConfList(rules.Items.Reverse().ToArray(), rules.Place)));
        }

        if (Field(item, "hostnames") is ConfList { Items.Count: > 0 } hostnames)
        {
            fields.Add(new("hostnames", hostnames));
        }

        return new ConfObject(fields, item.Place);
    }

    /// <summary>
    /// The one rule of an item of a MeshTCPRoute; without rules all traffic goes to what the item is for
    /// (meshtcproute/api/v1alpha1/helpers.go).
    /// </summary>
    public static ConfObject OfTcp(ConfValue item)
    {
        if (Field(item, "rules") is ConfList { Items: [ConfObject first, ..] })
        {
            return first;
        }

        var target = Field(item, "targetRef") as ConfObject ?? new ConfObject([], item.Place);
        using var one = System.Text.Json.JsonDocument.Parse("1");
        var backend = new ConfObject(
            [.. target.Fields, KeyValuePair.Create("weight", (ConfValue)new ConfScalar(one.RootElement.Clone(), target.Place))], target.Place);
        var conf = new ConfObject([KeyValuePair.Create("backendRefs", (ConfValue)new ConfList([backend], target.Place))], target.Place);
        return new ConfObject([KeyValuePair.Create("default", (ConfValue)conf)], target.Place);
    }

    private static ConfValue? Field(ConfValue value, string name) => (value as ConfObject)?.Find(name);
}
