namespace Flux.Kernels;

/// <summary>
/// The one engine under slices, pastes, permutations and broadcasts: y[j · target] = x[j · source] for every index j within the sizes.
/// Dimensions that continue each other are merged first, so most copies become a few long runs.
/// </summary>
internal ref struct StridedCopy
{
    private const long ParallelBytes = 1 << 20;

    private readonly Span<int> sizes;
    private readonly Span<long> source, target;
    private int rank;

    /// <summary>An empty copy over the caller's memory, which has room for every dimension to come.</summary>
    internal StridedCopy(Span<int> sizes, Span<long> source, Span<long> target)
    {
        this.sizes = sizes;
        this.source = source;
        this.target = target;
    }

    /// <summary>Adds the next slower dimension; strides count elements and may be 0 or negative.</summary>
    internal void Add(int size, long sourceStride, long targetStride)
    {
        if (size == 1) return;
        if (rank > 0 && sourceStride == source[rank - 1] * sizes[rank - 1] && targetStride == target[rank - 1] * sizes[rank - 1])
        {
            sizes[rank - 1] *= size;
            return;
        }
        (sizes[rank], source[rank], target[rank]) = (size, sourceStride, targetStride);
        rank++;
    }

    /// <summary>Copies elements of so many bytes.</summary>
    internal readonly unsafe void Run(byte* x, byte* y, int elementBytes)
    {
        switch (elementBytes)
        {
            case 1: Run(x, y); break;
            case 2: Run((ushort*)x, (ushort*)y); break;
            case 4: Run((uint*)x, (uint*)y); break;
            default: Run((ulong*)x, (ulong*)y); break;
        }
    }

    private readonly unsafe void Run<T>(T* x, T* y) where T : unmanaged
    {
        if (rank == 0)
        {
            *y = *x;
            return;
        }
        foreach (int size in sizes[..rank])
        {
            if (size == 0) return;
        }
        Loop(rank - 1, x, y);
    }

    private readonly unsafe void Loop<T>(int dim, T* x, T* y) where T : unmanaged
    {
        long xs = source[dim], ys = target[dim];
        if (dim > 0)
        {
            for (int i = 0; i < sizes[dim]; i++) Loop(dim - 1, x + i * xs, y + i * ys);
        }
        else if (xs == 1 && ys == 1) new ReadOnlySpan<T>(x, sizes[0]).CopyTo(new(y, sizes[0]));
        else if (xs == 0 && ys == 1) new Span<T>(y, sizes[0]).Fill(*x);
        else
        {
            for (int i = 0; i < sizes[0]; i++) y[i * ys] = x[i * xs];
        }
    }
}
