namespace Flux;

/// <summary>Sizes of a data set or attribute in Julia's order: HDF5 counts the slowest dimension first, the bytes are the same.</summary>
/// <param name="Sizes">The sizes; none for a scalar.</param>
/// <param name="Most">The sizes it may grow to; <see cref="long.MaxValue"/> without a bound.</param>
/// <param name="IsNull">Whether there are no elements at all, not even one.</param>
internal sealed record Hdf5Space(long[] Sizes, long[] Most, bool IsNull)
{
    private const int HighestRank = 32;

    /// <summary>The number of elements.</summary>
    internal long Elements { get; private init; }

    internal bool IsScalar => !IsNull && Sizes.Length == 0;

    internal static Hdf5Space Read(Hdf5File file, ReadOnlySpan<byte> message, string name)
    {
        string what = $"the dataspace of {name}";
        var body = new ByteReader(file, message, what);
        int version = body.Byte(), rank = body.Byte(), flags = body.Byte();
        if (version is not (1 or 2)) throw file.Damaged($"{what} has version {version}; 1 or 2 would fit");
        if (rank > HighestRank) throw file.Damaged($"{what} has {rank} dimensions; up to {HighestRank} would fit");
        bool none = version == 2 && body.Byte() == 2;
        if (version == 1) body.Skip(5);
        var sizes = Numbers(file, ref body, rank);
        var most = (flags & 1) != 0 ? Numbers(file, ref body, rank) : sizes;
        long elements = none ? 0 : 1;
        foreach (long size in sizes)
        {
            if (size == long.MaxValue || elements > 0 && size > long.MaxValue / 64 / elements)
            {
                throw file.Damaged($"{what} has sizes of {InvariantText.Join("×", sizes)}, more than any file holds");
            }
            elements *= size;
        }
        return new(sizes, most, none) { Elements = elements };
    }

    private static long[] Numbers(Hdf5File file, ref ByteReader body, int rank)
    {
        ulong unbounded = ulong.MaxValue >> 8 * (8 - file.LengthSize);
        var sizes = new long[rank];
        for (int i = rank - 1; i >= 0; i--)
        {
            ulong size = body.Length();
            sizes[i] = size == unbounded || size > long.MaxValue ? long.MaxValue : (long)size;
        }
        return sizes;
    }
}
