using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>Runs of numbers whose length need not fill their last vector.</summary>
internal static unsafe class Lane
{
    /// <summary>Writes the first count lanes, all of them if count is larger, and nothing else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Store<V, F>(V v, F* y, nint count) where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
    {
        if (count >= V.Count) v.Store(y);
        else StoreFirst(v, y, count);
    }

    // One by one, since around a call in their loop kernels would keep nothing in registers.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreFirst<V, F>(V v, F* y, nint count) where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
    {
        F* lanes = (F*)&v;
        for (nint i = 0; i < count; i++) y[i] = lanes[i];
    }

    /// <summary>y[i] = value for i below count.</summary>
    internal static void Fill<T>(T value, T* y, nint count) where T : unmanaged => new Span<T>(y, (int)count).Fill(value);
}
