using System.Collections.Immutable;

namespace Flux;

/// <summary>The types of a JLD2 file by address, each read once.</summary>
internal sealed class JldTypes(Hdf5File file, JldReader reader, JldElements elements)
{
    private readonly Dictionary<ulong, JldType> types = [];

    /// <summary>The type committed at an address.</summary>
    internal JldType At(ulong address, string name)
    {
        if (types.TryGetValue(address, out var known)) return known;
        var header = file.Header(address);
        var layout = Hdf5TypeReader.Read(file, header.Demand(HeaderMessage.Datatype, "datatype").Body.Span, $"the type at {address}");
        // Julia's type DataType is described in terms of itself; meanwhile it is a plain one.
        types[address] = new(layout, null, null, [], []);
        try
        {
            return types[address] = new(layout, Named(header, "julia_type", name), Named(header, "written_type", name), FieldNames(header, name),
                FieldTypes(header));
        }
        catch
        {
            types.Remove(address);
            throw;
        }
    }

    /// <summary>The type that an attribute names: by reference to one of the file, or as a name with parameters.</summary>
    internal JuliaType? Named(ObjectHeader header, string attribute, string name)
    {
        if (JldAttribute.Find(file, header, attribute) is not { } found || found.Space.Elements == 0) return null;
        if (found.Type.Class == Hdf5Class.Reference) return elements.Plain(found.Type, found.Data.Span, name) as JuliaType;
        return found.Type.Class == Hdf5Class.Compound ? Described(found.Type, found.Data.Span, name) : null;
    }

    /// <summary>A type as JLD2.jl describes it: its name, and references to its parameters.</summary>
    internal JuliaType? Described(Hdf5Type layout, ReadOnlySpan<byte> bytes, string name)
    {
        string? called = null;
        ImmutableArray<JuliaValue> parameters = [];
        foreach (var member in layout.Members)
        {
            var field = bytes.Slice(member.Offset, member.Type.Size);
            if (member.Name == "name") called = (elements.Plain(member.Type, field, name) as JuliaString)?.Value;
            if (member.Name == "parameters") parameters = [.. elements.Plain(member.Type, field, name).Members.Select(parameter => parameter.Value)];
        }
        if (called is null) return null;
        reader.Charge(1, name);
        return new(called, parameters);
    }

    private string[] FieldNames(ObjectHeader header, string name) => JldAttribute.Find(file, header, "field_names") is { } found && found.Type.IsString
        ? [.. elements.Items(found.Type, null, found.Data.Span, found.Space.Elements, name).Select(item => (item as JuliaString)?.Value ?? "")]
        : [];

    private ulong[] FieldTypes(ObjectHeader header)
    {
        var found = JldAttribute.Find(file, header, "field_datatypes") ?? JldAttribute.Find(file, header, "field_types");
        if (found is not { Type.Class: Hdf5Class.Reference }) return [];
        var body = new ByteReader(file, found.Data.Span, "the types of fields");
        var types = new ulong[found.Space.Elements];
        for (int i = 0; i < types.Length; i++)
        {
            types[i] = body.Address();
            body.Skip(found.Type.Size - file.AddressSize);
        }
        return types;
    }
}
