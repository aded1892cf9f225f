using System.Numerics;
using ILGPU;

namespace Flux.Kernels;

/// <summary>What a reduction combines: elements that are stored, or computed from what is, so that they are never written out.</summary>
/// <typeparam name="E">The element.</typeparam>
/// <typeparam name="S">The source itself.</typeparam>
internal interface IGpuSource<E, S> where E : unmanaged where S : struct, IGpuSource<E, S>
{
    /// <summary>The source for one result, with what its elements share.</summary>
    S Of(int result);

    /// <summary>Element i of all, which is number k of its result.</summary>
    E At(int i, int k);
}

/// <summary>The elements themselves.</summary>
internal readonly struct StoredSource<E>(ArrayView<E> x) : IGpuSource<E, StoredSource<E>> where E : unmanaged
{
    private readonly ArrayView<E> x = x;

    public StoredSource<E> Of(int result) => this;
    public E At(int i, int k) => x[i];
}

/// <summary>The places of the largest element, which is given, and after which nothing else comes; of NaN where that is the largest.</summary>
internal readonly struct PlaceSource<F>(ArrayView<F> x, ArrayView<F> largest, F sought) : IGpuSource<int, PlaceSource<F>>
    where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    private readonly ArrayView<F> x = x, largest = largest;
    private readonly F sought = sought;

    public PlaceSource<F> Of(int result) => new(x, largest, largest[result]);
    public int At(int i, int k) => x[i] == sought || F.IsNaN(x[i]) ? k : int.MaxValue;
}
