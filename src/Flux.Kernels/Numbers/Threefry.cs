using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Flux;

/// <summary>
/// Threefry 2x32 with 20 rounds: a random function of a key and a counter, so element i of a random tensor depends on nothing but
/// (key, i). Salmon et al., "Parallel random numbers: as easy as 1, 2, 3" (2011).
/// </summary>
internal static class Threefry
{
    private const uint Parity = 0x1BD11BDA;

    /// <summary>Two random words of a two-word key and a two-word counter.</summary>
    internal static (uint, uint) Words(uint key0, uint key1, uint counter0, uint counter1)
    {
        uint key2 = key0 ^ key1 ^ Parity;
        uint x = counter0 + key0, y = counter1 + key1;
        Rounds(ref x, ref y, 13, 15, 26, 6);
        (x, y) = (x + key1, y + key2 + 1);
        Rounds(ref x, ref y, 17, 29, 16, 24);
        (x, y) = (x + key2, y + key0 + 2);
        Rounds(ref x, ref y, 13, 15, 26, 6);
        (x, y) = (x + key0, y + key1 + 3);
        Rounds(ref x, ref y, 17, 29, 16, 24);
        (x, y) = (x + key1, y + key2 + 4);
        Rounds(ref x, ref y, 13, 15, 26, 6);
        return (x + key2, y + key0 + 5);
    }

    /// <summary>The two words of the i-th number under a key.</summary>
    internal static (uint, uint) Words(ulong key, ulong i) => Words((uint)key, (uint)(key >> 32), (uint)i, (uint)(i >> 32));

    /// <summary>
    /// The two words of numbers i to i + 15 under a key; written apart from the scalar rounds because the compiler gives up on a shared generic one.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector512<uint>, Vector512<uint>) Sixteen(ulong key, uint i)
    {
        var key0 = Vector512.Create((uint)key);
        var key1 = Vector512.Create((uint)(key >> 32));
        var key2 = key0 ^ key1 ^ Vector512.Create(Parity);
        var x = Vector512.Create(i) + Vector512<uint>.Indices + key0;
        var y = key1;
        Rounds(ref x, ref y, 13, 15, 26, 6);
        x += key1;
        y += key2 + Vector512.Create(1u);
        Rounds(ref x, ref y, 17, 29, 16, 24);
        x += key2;
        y += key0 + Vector512.Create(2u);
        Rounds(ref x, ref y, 13, 15, 26, 6);
        x += key0;
        y += key1 + Vector512.Create(3u);
        Rounds(ref x, ref y, 17, 29, 16, 24);
        x += key1;
        y += key2 + Vector512.Create(4u);
        Rounds(ref x, ref y, 13, 15, 26, 6);
        return (x + key2, y + key0 + Vector512.Create(5u));
    }

    private static void Rounds(ref uint x, ref uint y, int a, int b, int c, int d)
    {
        x += y;
        y = BitOperations.RotateLeft(y, a) ^ x;
        x += y;
        y = BitOperations.RotateLeft(y, b) ^ x;
        x += y;
        y = BitOperations.RotateLeft(y, c) ^ x;
        x += y;
        y = BitOperations.RotateLeft(y, d) ^ x;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Rounds(ref Vector512<uint> x, ref Vector512<uint> y, int a, int b, int c, int d)
    {
        x += y;
        y = (y << a | y >>> (32 - a)) ^ x;
        x += y;
        y = (y << b | y >>> (32 - b)) ^ x;
        x += y;
        y = (y << c | y >>> (32 - c)) ^ x;
        x += y;
        y = (y << d | y >>> (32 - d)) ^ x;
    }
}
