using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Flux.Kernels;

/// <summary>Transposes 8 by 8 four-byte elements in registers, where the processor can exchange halves of vectors.</summary>
internal static unsafe class SquareTranspose
{
    internal const int Side = 8;

    internal static bool IsSupported => Avx2.IsSupported;

    /// <summary>Element j of row i of x becomes element i of row j of y; steps are bytes from row to row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Run(byte* x, nint xStep, byte* y, nint yStep)
    {
        Interleave(x, xStep, out var a0, out var a1, out var a2, out var a3);
        Interleave(x + 4 * xStep, xStep, out var b0, out var b1, out var b2, out var b3);
        Join(a0, b0, y, y + 4 * yStep);
        Join(a1, b1, y + yStep, y + 5 * yStep);
        Join(a2, b2, y + 2 * yStep, y + 6 * yStep);
        Join(a3, b3, y + 3 * yStep, y + 7 * yStep);
    }

    /// <summary>Of four rows: vector k holds elements k and, in its upper half, k + 4 of each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Interleave(byte* x, nint step, out Vector256<ulong> v0, out Vector256<ulong> v1, out Vector256<ulong> v2, out Vector256<ulong> v3)
    {
        Vector256<uint> r0 = Row(x), r1 = Row(x + step), r2 = Row(x + 2 * step), r3 = Row(x + 3 * step);
        Vector256<ulong> low01 = Avx2.UnpackLow(r0, r1).AsUInt64(), high01 = Avx2.UnpackHigh(r0, r1).AsUInt64();
        Vector256<ulong> low23 = Avx2.UnpackLow(r2, r3).AsUInt64(), high23 = Avx2.UnpackHigh(r2, r3).AsUInt64();
        v0 = Avx2.UnpackLow(low01, low23);
        v1 = Avx2.UnpackHigh(low01, low23);
        v2 = Avx2.UnpackLow(high01, high23);
        v3 = Avx2.UnpackHigh(high01, high23);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Row(byte* x) => Vector256.Load((uint*)x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Join(Vector256<ulong> a, Vector256<ulong> b, byte* lower, byte* upper)
    {
        Avx2.Permute2x128(a, b, 0x20).Store((ulong*)lower);
        Avx2.Permute2x128(a, b, 0x31).Store((ulong*)upper);
    }
}
