using System.Buffers.Binary;

namespace Flux;

/// <summary>Reads numbers from a run of bytes and refuses to run past its end, naming what it was reading.</summary>
internal ref struct ByteReader(Hdf5File file, ReadOnlySpan<byte> bytes, string what)
{
    private ReadOnlySpan<byte> rest = bytes;

    internal readonly int Remaining => rest.Length;

    internal readonly string What => what;

    internal ReadOnlySpan<byte> Take(long count)
    {
        if (count < 0 || count > rest.Length) throw file.Damaged($"{what} ends early: {count} bytes wanted where {rest.Length} are left");
        var taken = rest[..(int)count];
        rest = rest[(int)count..];
        return taken;
    }

    internal void Skip(long count) => Take(count);
    internal int Byte() => Take(1)[0];
    internal int UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));
    internal uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    /// <summary>An unsigned number of up to 8 bytes.</summary>
    internal ulong Unsigned(int size)
    {
        ulong value = 0;
        var taken = Take(size);
        for (int i = taken.Length - 1; i >= 0; i--) value = value << 8 | taken[i];
        return value;
    }

    /// <summary>An address, as wide as this file's are; <see cref="Hdf5File.Undefined"/> for none.</summary>
    internal ulong Address()
    {
        ulong address = Unsigned(file.AddressSize);
        return address == ulong.MaxValue >> 8 * (8 - file.AddressSize) ? Hdf5File.Undefined : address;
    }

    /// <summary>A length or size, as wide as this file's are.</summary>
    internal ulong Length() => Unsigned(file.LengthSize);

    /// <summary>A length that must lie in the file.</summary>
    internal long Count(ulong length) => length <= (ulong)file.Bytes ? (long)length : throw file.Damaged($"{what} has a length of {length}");

    /// <summary>Four letters that must stand here, and a version.</summary>
    internal void Signature(ReadOnlySpan<byte> letters, int version)
    {
        if (!Take(4).SequenceEqual(letters)) throw file.Damaged($"{what} does not begin with {System.Text.Encoding.ASCII.GetString(letters)}");
        Version(version);
    }

    internal void Version(int version)
    {
        int met = Byte();
        if (met != version) throw file.Damaged($"{what} has version {met}; {version} would fit");
    }
}
