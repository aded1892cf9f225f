using System.Text;
using static Flux.Properties.Saving.Jld2Builder;

namespace Flux.Properties.Saving;

/// <summary>Types as JLD2.jl commits them to a file, a name and parameters beside a layout, and values of them.</summary>
internal static class JuliaTypes
{
    internal const byte Space = 1, Datatype = 3, Layout = 8;
    private const byte Attribute = 12, Shared = 2;

    internal static readonly byte[] int64 = [0x10, 8, 0, 0, 8, 0, 0, 0, 0, 0, 64, 0],
        float64 = [0x11, 0x20, 63, 0, 8, 0, 0, 0, 0, 0, 64, 0, 52, 11, 0, 52, 0xff, 3, 0, 0],
        reference = [0x37, 0, 0, 0, 8, 0, 0, 0], scalar = [2, 0, 0, 0], none = [2, 0, 0, 2];

    internal static byte[] Opaque(int size) => [0x35, 0, 0, 0, .. Number(size, 4)];

    internal static byte[] Text(int size) => [0x33, 0x11, 0, 0, .. Number(size, 4)];

    internal static byte[] Struct(params (string Name, byte[] Type)[] members)
    {
        var body = new List<byte>();
        int offset = 0;
        foreach (var (name, type) in members)
        {
            body.AddRange([.. Encoding.UTF8.GetBytes(name), 0, (byte)offset, .. type]);
            offset += BitConverter.ToInt32(type, 4);
        }
        return [0x36, (byte)members.Length, 0, 0, .. Number(offset, 4), .. body];
    }

    internal static byte[] AttributeOf(string name, byte[] type, byte[] space, byte[] data)
    {
        byte[] text = [.. Encoding.UTF8.GetBytes(name), 0];
        byte[] lengths = [.. Number(text.Length, 2), .. Number(type.Length, 2), .. Number(space.Length, 2)];
        return Message(Attribute, [2, 0, .. lengths, .. text, .. type, .. space, .. data]);
    }

    /// <summary>A type under Julia's name, with the addresses of its parameters and, if it is written as another one, the name of that.</summary>
    internal static ulong Type(
        this Jld2Builder builder, string julia, byte[] layout, ulong[]? parameters = null, string? written = null, params string[] fields)
    {
        byte[] messages = [.. Message(Datatype, layout), .. builder.Named("julia_type", julia, parameters ?? [])];
        if (written is not null) messages = [.. messages, .. builder.Named("written_type", written, [])];
        return builder.Header(fields.Length == 0 ? messages : [.. messages, .. FieldNames(fields)]);
    }

    /// <summary>A type with fields of committed types: layouts, which those without data have not, and addresses of types, 0 for plain ones.</summary>
    internal static ulong Nested(this Jld2Builder builder, string julia, ulong[] parameters, params (string Name, byte[]? Layout, ulong Type)[] fields)
    {
        (string, byte[])[] members = [.. fields.Where(field => field.Layout is not null).Select(field => (field.Name, field.Layout!))];
        return builder.Header(
        [
            .. Message(Datatype, members.Length == 0 ? Opaque(1) : Struct(members)), .. builder.Named("julia_type", julia, parameters),
            .. FieldNames([.. fields.Select(field => field.Name)]),
            .. AttributeOf("field_types", reference, Vector(fields.Length), [.. fields.SelectMany(field => Address(field.Type))]),
        ]);
    }

    private static byte[] FieldNames(string[] fields)
    {
        byte[][] names = [.. fields.Select(Encoding.UTF8.GetBytes)];
        int width = names.Max(name => name.Length);
        return AttributeOf("field_names", Text(width), Vector(fields.Length), [.. names.SelectMany(name => name.Concat(new byte[width - name.Length]))]);
    }

    private static byte[] Named(this Jld2Builder builder, string attribute, string name, ulong[] parameters)
    {
        byte[] sequence = [0x39, 0, 0, 0, 16, 0, 0, 0, .. reference], data = [.. parameters.SelectMany(address => Number((long)address, 8))];
        byte[] collection = [.. "GCOL"u8, 1, 0, 0, 0, .. Number(32 + data.Length, 8), 1, 0, 1, 0, 0, 0, 0, 0, .. Number(data.Length, 8), .. data];
        ulong heap = data.Length == 0 ? 0 : builder.Raw(collection);
        byte[] value = [.. Encoding.UTF8.GetBytes(name), .. Number(parameters.Length, 4), .. Number((long)heap, 8), .. Number(data.Length == 0 ? 0 : 1, 4)];
        return AttributeOf(attribute, Struct(("name", Text(Encoding.UTF8.GetByteCount(name))), ("parameters", sequence)), scalar, value);
    }

    /// <summary>A value of a committed type.</summary>
    internal static ulong Of(this Jld2Builder builder, ulong type, byte[] data, byte[]? space = null, byte[]? attributes = null) => builder.Header(
    [
        .. Message(Space, space ?? scalar), Datatype, 10, 0, Shared, 3, 2, .. Number((long)type, 8),
        .. Message(Layout, [4, 0, .. Number(data.Length, 2), .. data]), .. attributes ?? [],
    ]);

    internal static ulong Plain(this Jld2Builder builder, byte[] type, byte[] data) => builder.Header(
        [.. Message(Space, scalar), .. Message(Datatype, type), .. Message(Layout, [4, 0, .. Number(data.Length, 2), .. data])]);

    internal static byte[] Vector(int length) => [2, 1, 0, 1, .. Number(length, 8)];

    internal static byte[] Address(ulong address) => Number((long)address, 8);

    internal static ulong Symbol(this Jld2Builder builder, string name) =>
        builder.Of(builder.Type("Core.Symbol", Text(name.Length)), Encoding.ASCII.GetBytes(name));
}
