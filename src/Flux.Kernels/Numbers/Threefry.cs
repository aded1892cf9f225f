using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Flux.Kernels;

/// <summary>
/// Threefry 2x32 with 20 rounds: a random function of a key and a counter, so element i of a random tensor depends on nothing but
/// (key, i). Salmon et al., "Parallel random numbers: as easy as 1, 2, 3" (2011).
/// </summary>
internal static class Threefry
{
    private const uint Parity = 0x1BD11BDA;

    /// <summary>What the rounds do with words; one set of rounds serves a word and sixteen at once.</summary>
    private interface IWord<W> : IAdditionOperators<W, W, W> where W : struct, IWord<W>
    {
        static abstract W Of(uint word);
        static abstract W RotateLeft(W x, int bits);
        static abstract W operator ^(W a, W b);
    }

    /// <summary>Two random words of a two-word key and a two-word counter.</summary>
    internal static (uint, uint) Words(uint key0, uint key1, uint counter0, uint counter1)
    {
        Word x = new(counter0), y = new(counter1);
        Encrypt(key0, key1, ref x, ref y);
        return (x.Bits, y.Bits);
    }

    /// <summary>The two words of the i-th number under a key.</summary>
    internal static (uint, uint) Words(ulong key, ulong i) => Words((uint)key, (uint)(key >> 32), (uint)i, (uint)(i >> 32));

    /// <summary>The two words of numbers i to i + 15 under a key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector512<uint>, Vector512<uint>) Sixteen(ulong key, uint i)
    {
        Words16 x = new(Vector512.Create(i) + Vector512<uint>.Indices), y = default;
        Encrypt((uint)key, (uint)(key >> 32), ref x, ref y);
        return (x.Bits, y.Bits);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Encrypt<W>(uint key0, uint key1, ref W x, ref W y) where W : struct, IWord<W>
    {
        uint key2 = key0 ^ key1 ^ Parity;
        (x, y) = (x + W.Of(key0), y + W.Of(key1));
        Rounds(ref x, ref y, 13, 15, 26, 6);
        (x, y) = (x + W.Of(key1), y + W.Of(key2 + 1));
        Rounds(ref x, ref y, 17, 29, 16, 24);
        (x, y) = (x + W.Of(key2), y + W.Of(key0 + 2));
        Rounds(ref x, ref y, 13, 15, 26, 6);
        (x, y) = (x + W.Of(key0), y + W.Of(key1 + 3));
        Rounds(ref x, ref y, 17, 29, 16, 24);
        (x, y) = (x + W.Of(key1), y + W.Of(key2 + 4));
        Rounds(ref x, ref y, 13, 15, 26, 6);
        (x, y) = (x + W.Of(key2), y + W.Of(key0 + 5));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Rounds<W>(ref W x, ref W y, int a, int b, int c, int d) where W : struct, IWord<W>
    {
        Round(ref x, ref y, a);
        Round(ref x, ref y, b);
        Round(ref x, ref y, c);
        Round(ref x, ref y, d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round<W>(ref W x, ref W y, int rotation) where W : struct, IWord<W>
    {
        x += y;
        y = W.RotateLeft(y, rotation) ^ x;
    }

    private readonly struct Word(uint bits) : IWord<Word>
    {
        internal uint Bits => bits;
        public static Word Of(uint word) => new(word);
        public static Word RotateLeft(Word x, int bits) => new(BitOperations.RotateLeft(x.Bits, bits));
        public static Word operator +(Word a, Word b) => new(a.Bits + b.Bits);
        public static Word operator ^(Word a, Word b) => new(a.Bits ^ b.Bits);
    }

    private readonly struct Words16(Vector512<uint> bits) : IWord<Words16>
    {
        internal Vector512<uint> Bits => bits;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Words16 Of(uint word) => new(Vector512.Create(word));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Words16 RotateLeft(Words16 x, int bits) => new(x.Bits << bits | x.Bits >>> (32 - bits));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Words16 operator +(Words16 a, Words16 b) => new(a.Bits + b.Bits);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Words16 operator ^(Words16 a, Words16 b) => new(a.Bits ^ b.Bits);
    }
}
