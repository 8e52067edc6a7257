using System.Globalization;
using System.Text.Json.Nodes;

namespace MeshTargeting.Server.Tests.Cluster.Protocol;

/// <summary>The objects of an API server, and what happened to them since the last compaction.</summary>
internal sealed class ObjectHistory
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<(string Plural, string Namespace, string Name), JsonObject> _objects = [];
    private readonly List<Happening> _happenings = [];
    private readonly Dictionary<string, long> _forgotten = [];
    private readonly Dictionary<string, (long Version, List<JsonObject> Objects)> _pages = [];
    private readonly HashSet<string> _installed = ["meshes", "meshservices", "services", "namespaces"];
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _version = 1;
    private long _oldest = 1;
    private int _ended;
    private int _frozen;
    private int _tokens;

    /// <summary>What happened to an object, or what is to be sent as it stands.</summary>
    internal sealed record Happening(long Version, string Plural, string Line);

    /// <summary>How often all watches were ended; a watch of before is over.</summary>
    public int Ended => Volatile.Read(ref _ended);

    /// <summary>How often all watches were frozen; a watch of before says nothing more and does not end.</summary>
    public int Frozen => Volatile.Read(ref _frozen);

    /// <summary>Whether what asks for versions after this one is told everything.</summary>
    public bool Remembers(long version)
    {
        lock (_lock)
        {
            return version >= _oldest;
        }
    }

    public bool IsInstalled(string plural)
    {
        lock (_lock)
        {
            return _installed.Contains(plural);
        }
    }

    public JsonObject? Find(string plural, string ns, string name)
    {
        lock (_lock)
        {
            return _objects.GetValueOrDefault((plural, ns, name));
        }
    }

    /// <summary>All objects of a kind, by namespace and name.</summary>
    public IReadOnlyList<JsonObject> All(string plural)
    {
        lock (_lock)
        {
            return [.. _objects.Where(o => o.Key.Plural == plural).Select(o => o.Value)];
        }
    }

    /// <summary>Creates or changes an object.</summary>
    public void Put(string plural, JsonObject value)
    {
        lock (_lock)
        {
            var stored = value.DeepClone().AsObject();
            var metadata = stored["metadata"]!.AsObject();
            var key = (plural, metadata["namespace"]?.GetValue<string>() ?? "", metadata["name"]!.GetValue<string>());
            metadata["resourceVersion"] = (++_version).ToString(CultureInfo.InvariantCulture);
            Happened(plural, _objects.ContainsKey(key) ? "MODIFIED" : "ADDED", stored);
            _objects[key] = stored;
        }
    }

    /// <summary>Deletes an object.</summary>
    public void Delete(string plural, string ns, string name)
    {
        lock (_lock)
        {
            if (_objects.Remove((plural, ns, name), out var gone))
            {
                var last = gone.DeepClone().AsObject();
                last["metadata"]!["resourceVersion"] = (++_version).ToString(CultureInfo.InvariantCulture);
                Happened(plural, "DELETED", last);
            }
        }
    }

    /// <summary>Installs the definition of a kind.</summary>
    public void Install(string plural)
    {
        lock (_lock)
        {
            _installed.Add(plural);
        }
    }

    /// <summary>Deletes the definition of a kind with all its objects, as an API server does, and ends the watches.</summary>
    public void Uninstall(string plural)
    {
        lock (_lock)
        {
            foreach (var key in _objects.Keys.Where(k => k.Plural == plural).ToList())
            {
                Delete(key.Plural, key.Namespace, key.Name);
            }

            _installed.Remove(plural);
        }

        EndWatches();
    }

    /// <summary>Forgets what happened up to now, and the lists that are under way.</summary>
    public void Compact()
    {
        lock (_lock)
        {
            // A version of its own, so that even what was just listed is too old.
            _oldest = ++_version;
            _happenings.ForEach(h => _forgotten[h.Plural] = h.Version);
            _happenings.Clear();
            _pages.Clear();
        }
    }

    /// <summary>Sends a line to all watches of a kind as it stands.</summary>
    public void Send(string plural, string line)
    {
        lock (_lock)
        {
            _happenings.Add(new Happening(++_version, plural, line));
            Announce();
        }
    }

    /// <summary>Says to all watches of a kind that nothing happened.</summary>
    public void Bookmark(string plural)
    {
        lock (_lock)
        {
            Happened(plural, "BOOKMARK", new JsonObject { ["metadata"] = new JsonObject { ["resourceVersion"] = $"{++_version}" } });
        }
    }

    /// <summary>Ends all watches, as an API server does when their time is up.</summary>
    public void EndWatches()
    {
        Interlocked.Increment(ref _ended);
        lock (_lock)
        {
            Announce();
        }
    }

    /// <summary>From now on the watches that there are say nothing more, and do not end: so it looks when a connection is cut silently.</summary>
    public void Freeze() => Interlocked.Increment(ref _frozen);

    /// <summary>What happened to a kind after a version, null where some of it is forgotten; and what to wait for where that is nothing.</summary>
    public (IReadOnlyList<Happening>? Happenings, Task News) After(long version, string plural)
    {
        lock (_lock)
        {
            var isForgotten = _forgotten.GetValueOrDefault(plural) > version;
            return (isForgotten ? null : _happenings.Where(h => h.Version > version && h.Plural == plural).ToList(), _news.Task);
        }
    }

    /// <summary>The kinds that there are.</summary>
    public string Discover()
    {
        lock (_lock)
        {
            return new JsonObject { ["resources"] = new JsonArray([.. _installed.Select(p => new JsonObject { ["name"] = p, ["verbs"] = new JsonArray("list") })]) }.ToJsonString();
        }
    }

    /// <summary>A page of a list; null where what was to follow has been compacted.</summary>
    public JsonObject? Page(string plural, int limit, string? after, string? ns, string? labels)
    {
        lock (_lock)
        {
            (long Version, List<JsonObject> Objects) list;
            if (string.IsNullOrEmpty(after))
            {
                list = (_version, _objects.Where(o => o.Key.Plural == plural && (ns is null || o.Key.Namespace == ns)).Select(o => o.Value).Where(o => Carries(o, labels)).ToList());
            }
            else if (!_pages.Remove(after, out list))
            {
                return null;
            }

            var next = "";
            if (list.Objects.Count > limit)
            {
                next = $"token+{++_tokens}=";
                _pages[next] = (list.Version, list.Objects[limit..]);
            }

            return new JsonObject
            {
                ["kind"] = "List",
                ["metadata"] = new JsonObject { ["resourceVersion"] = $"{list.Version}", ["continue"] = next },
                // Go's way to write no items.
                ["items"] = list.Objects.Count == 0 ? null : new JsonArray([.. list.Objects.Take(limit).Select(o => o.DeepClone())]),
            };
        }
    }

    private static bool Carries(JsonObject value, string? selector) => string.IsNullOrEmpty(selector)
        || selector.Split(',').All(pair => pair.Split('=', 2) is [var key, var wanted] && value["metadata"]?["labels"]?[key]?.GetValue<string>() == wanted);

    private void Happened(string plural, string type, JsonObject value)
    {
        _happenings.Add(new Happening(_version, plural, new JsonObject { ["type"] = type, ["object"] = value.DeepClone() }.ToJsonString()));
        Announce();
    }

    private void Announce()
    {
        _news.SetResult();
        _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
