namespace Flux;

/// <summary>The links of a group, however it keeps them: in its header, in a heap, or as old files do in a symbol table.</summary>
internal static class Hdf5Group
{
    /// <summary>All links, in the order they were made where the file keeps that, else in the order of the file.</summary>
    internal static IReadOnlyList<Hdf5Link> Links(Hdf5File file, ObjectHeader header)
    {
        var links = header.Messages.Where(m => m.Type == HeaderMessage.Link).Select(m => Hdf5Link.Read(file, m.Body.Span)).ToList();
        if (header.Find(HeaderMessage.SymbolTable) is { } table) links.AddRange(SymbolTable.Links(file, table.Body.Span));
        if (header.Find(HeaderMessage.LinkInfo) is { } info) AddDense(file, info.Body.Span, links);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var link in links)
        {
            if (!names.Add(link.Name)) throw file.Damaged($"the group at {header.Address} has the name {link.Name} twice");
        }
        if (links.TrueForAll(link => link.Order is not null)) links.Sort((a, b) => a.Order!.Value.CompareTo(b.Order!.Value));
        return links;
    }

    private static void AddDense(Hdf5File file, ReadOnlySpan<byte> message, List<Hdf5Link> links)
    {
        const int IdAt = 4;
        var body = new ByteReader(file, message, "the link info of a group");
        body.Version(0);
        if ((body.Byte() & 1) != 0) body.Skip(8);
        ulong heapAt = body.Address(), index = body.Address();
        if (heapAt == Hdf5File.Undefined) return;
        var heap = new FractalHeap(file, heapAt);
        int first = links.Count;
        foreach (var record in new BTree2(file, index, "the names of a group").Records())
        {
            if (record.Length < IdAt + 1) throw file.Damaged($"the names of a group have records of {record.Length} bytes");
            links.Add(Hdf5Link.Read(file, heap.Object(record.Span[IdAt..]).Span));
        }
        // The tree is in the order of a hash.
        links.Sort(first, links.Count - first, Comparer<Hdf5Link>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name)));
    }
}
