using System.Collections.Immutable;

namespace Flux;

/// <summary>Names and values of a JLD2 file. Each object of the file becomes one value, however often it is referred to.</summary>
internal sealed class JldReader
{
    private const int DeepestNesting = 500, MostLinksFollowed = 16, ValuesPerByte = 4, SpareValues = 100_000;
    private const string TypesGroup = "_types";
    private readonly Hdf5File file;
    private readonly Lock reading = new();
    private readonly Dictionary<ulong, IReadOnlyList<Hdf5Link>> groups = [];
    private readonly Dictionary<ulong, JuliaValue?> objects = [];
    private readonly JldElements elements;
    private long valuesLeft;
    private int depth;

    internal JldReader(Hdf5File file)
    {
        this.file = file;
        elements = new(file, this);
        Allow(file.Bytes);
        valuesLeft += SpareValues;
    }

    /// <summary>All names, group by group. A group that is reached a second time, or by a soft link, is named and not entered; so is an empty one.</summary>
    internal IEnumerable<string> Names()
    {
        var seen = new HashSet<ulong> { file.Root };
        var open = new Stack<(string Prefix, IEnumerator<Hdf5Link> Links)>();
        open.Push(("", Members(file.Root).GetEnumerator()));
        while (open.TryPeek(out var group))
        {
            if (!group.Links.MoveNext())
            {
                open.Pop();
                continue;
            }
            var link = group.Links.Current;
            if (group.Prefix.Length == 0 && link.Name == TypesGroup) continue;
            if (link.Object is { } address && Group(address) is { Count: > 0 } members && seen.Add(address))
            {
                open.Push(($"{group.Prefix}{link.Name}/", members.GetEnumerator()));
            }
            else
            {
                yield return group.Prefix + link.Name;
            }
        }
    }

    /// <summary>The value of a path of names; null where there is none.</summary>
    internal JuliaValue? Find(string name)
    {
        lock (reading)
        {
            var (link, group) = Resolve(file.Root, name, MostLinksFollowed);
            return link is null ? null : Value(link, group, name);
        }
    }

    /// <summary>The object at an address as a value; one that is still being read holds itself.</summary>
    internal JuliaValue Object(ulong address, string name)
    {
        if (objects.TryGetValue(address, out var known)) return known ?? new JuliaCycle(() => objects[address]!);
        if (depth == DeepestNesting) throw file.Damaged($"{name} nests more than {DeepestNesting} deep");
        depth++;
        objects[address] = null;
        JuliaValue? value = null;
        try
        {
            value = Read(address, name);
        }
        finally
        {
            depth--;
            if (value is null) objects.Remove(address);
            else objects[address] = value;
        }
        return value;
    }

    /// <summary>Counts values made: a file of a size holds only so many, unless it names the same bytes again and again.</summary>
    internal void Charge(long values, string name)
    {
        if ((valuesLeft -= values) < 0) throw file.Damaged($"{name} has more values than a file of {file.Bytes} bytes can hold");
    }

    /// <summary>Bytes that were read allow for as many values as they may hold.</summary>
    internal void Allow(long bytes) => valuesLeft += Math.Min(bytes, int.MaxValue) * ValuesPerByte;

    private JuliaValue Read(ulong address, string name)
    {
        Charge(1, name);
        var header = file.Header(address);
        if (header.IsDataset) return elements.Dataset(header, name);
        return header.IsGroup
            ? new JuliaNamedTuple([.. Links(header).Select(link => new JuliaField(link.Name, Value(link, address, $"{name}/{link.Name}")))])
            : elements.Type(address, name);
    }

    private JuliaValue Value(Hdf5Link link, ulong group, string name)
    {
        if (link.Object is { } address) return Object(address, name);
        if (link.File is not null) return new JuliaOpaque($"a link to {link.Target} in the file {link.File}", []);
        var (target, _) = Follow(link, group, MostLinksFollowed);
        return target is { Object: not null } or { File: not null }
            ? Value(target, group, name)
            : new JuliaOpaque($"a link to {link.Target}, where nothing is", []);
    }

    /// <summary>The link of a path from a group, and the group it stands in; soft links on the way are followed. Null where the path ends.</summary>
    private (Hdf5Link? Link, ulong Group) Resolve(ulong group, string path, int left)
    {
        string[] parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var link = parts.Length == 0 ? new Hdf5Link("", group) : null;
        for (int i = 0; i < parts.Length; i++)
        {
            link = Group(group)?.FirstOrDefault(l => l.Name == parts[i]);
            if (link is null || i == parts.Length - 1) break;
            if (Follow(link, group, left).Link is not { Object: { } next }) return (null, group);
            group = next;
        }
        return (link, group);
    }

    /// <summary>The link that a soft link ends at; itself where it is of another kind, null where it leads nowhere or round.</summary>
    private (Hdf5Link? Link, ulong Group) Follow(Hdf5Link link, ulong group, int left)
    {
        if (link.Target is not { } target || link.File is not null) return (link, group);
        if (left == 0) return (null, group);
        var (next, end) = Resolve(target.StartsWith('/') ? file.Root : group, target, left - 1);
        return next is null ? (null, end) : Follow(next, end, left - 1);
    }

    private IReadOnlyList<Hdf5Link> Members(ulong address) => Group(address) ?? [];

    /// <summary>The links of a group; null for anything else.</summary>
    private IReadOnlyList<Hdf5Link>? Group(ulong address)
    {
        lock (reading)
        {
            var header = file.Header(address);
            return header.IsGroup && !header.IsDataset ? Links(header) : null;
        }
    }

    private IReadOnlyList<Hdf5Link> Links(ObjectHeader header)
    {
        if (!groups.TryGetValue(header.Address, out var links)) groups[header.Address] = links = Hdf5Group.Links(file, header);
        return links;
    }
}
