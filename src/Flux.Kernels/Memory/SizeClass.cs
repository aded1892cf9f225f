using System.Numerics;

namespace Flux.Kernels;

/// <summary>The block sizes of a pool: multiples of 64 bytes up to 256, from there four steps per power of two, so at most a quarter is wasted.</summary>
internal static class SizeClass
{
    internal const int Count = 128;

    /// <summary>The smallest class whose blocks hold so many bytes.</summary>
    internal static int Of(long bytes)
    {
        if (bytes <= 256) return (int)Math.Max(0, (bytes - 1) >> 6);
        int power = BitOperations.Log2((ulong)(bytes - 1));
        int quarter = (int)((bytes - 1) >> (power - 2)) - 4;
        return 4 * (power - 7) + quarter;
    }

    /// <summary>Bytes that a block of the class holds.</summary>
    internal static long Bytes(int sizeClass)
    {
        if (sizeClass < 4) return 64L * (sizeClass + 1);
        int power = sizeClass / 4 + 7;
        return (long)(5 + sizeClass % 4) << (power - 2);
    }
}
