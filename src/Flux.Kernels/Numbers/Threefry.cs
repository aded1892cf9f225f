using System.Numerics;
using System.Runtime.CompilerServices;

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

    /// <summary>The two words of numbers i to i + count - 1 under a key, as the bits of lanes of four bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (V, V) Words<V>(ulong key, uint i) where V : unmanaged, ILanes<V, float>
    {
        uint first = (uint)key, second = (uint)(key >> 32);
        V key0 = V.AllBits(first), key1 = V.AllBits(second), key2 = V.AllBits(first ^ second ^ Parity);
        V x = V.AddBits(V.AddBits(V.AllBits(i), V.Places), key0), y = key1;
        Rounds(ref x, ref y, 13, 15, 26, 6);
        x = V.AddBits(x, key1);
        y = V.AddBits(y, V.AddBits(key2, V.AllBits(1)));
        Rounds(ref x, ref y, 17, 29, 16, 24);
        x = V.AddBits(x, key2);
        y = V.AddBits(y, V.AddBits(key0, V.AllBits(2)));
        Rounds(ref x, ref y, 13, 15, 26, 6);
        x = V.AddBits(x, key0);
        y = V.AddBits(y, V.AddBits(key1, V.AllBits(3)));
        Rounds(ref x, ref y, 17, 29, 16, 24);
        x = V.AddBits(x, key1);
        y = V.AddBits(y, V.AddBits(key2, V.AllBits(4)));
        Rounds(ref x, ref y, 13, 15, 26, 6);
        return (V.AddBits(x, key2), V.AddBits(y, V.AddBits(key0, V.AllBits(5))));
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
    private static void Rounds<V>(ref V x, ref V y, int a, int b, int c, int d) where V : unmanaged, ILanes<V, float>
    {
        Round(ref x, ref y, a);
        Round(ref x, ref y, b);
        Round(ref x, ref y, c);
        Round(ref x, ref y, d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round<V>(ref V x, ref V y, int by) where V : unmanaged, ILanes<V, float>
    {
        x = V.AddBits(x, y);
        y = (V.ShiftLeft(y, by) | V.ShiftRight(y, 32 - by)) ^ x;
    }
}
