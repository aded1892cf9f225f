using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Flux.Kernels;

/// <summary>Runs of numbers whose length need not fill their last vector.</summary>
internal static unsafe class Lane
{
    /// <summary>All bits of the first count lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<T> Below<T>(nint count) where T : unmanaged => sizeof(T) == 4
        ? Vector512.LessThan(Vector512<int>.Indices, Vector512.Create((int)count)).As<int, T>()
        : Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count)).As<long, T>();

    /// <summary>Writes the first count lanes, all of them if count is larger, and nothing else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Store<T>(Vector512<T> v, T* y, nint count) where T : unmanaged
    {
        if (count >= Vector512<T>.Count) v.Store(y);
        else StoreFirst(v, y, count);
    }

    /// <summary>y[i] = value for i below count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Fill<T>(T value, T* y, nint count) where T : unmanaged
    {
        var v = Vector512.Create(value);
        for (; count >= Vector512<T>.Count; count -= Vector512<T>.Count, y += Vector512<T>.Count) v.Store(y);
        if (count > 0) StoreFirst(v, y, count);
    }

    private static void StoreFirst<T>(Vector512<T> v, T* y, nint count) where T : unmanaged => Unsafe.CopyBlockUnaligned(y, &v, (uint)(count * sizeof(T)));
}
