namespace Flux.Kernels;

/// <summary>
/// Planes of one size, of up to three spatial dimensions, that lie one behind another, where places are found without dividing.
/// </summary>
internal readonly struct GpuPlanes(Extent3 sizes)
{
    internal readonly Extent3 Sizes = sizes;

    /// <summary>Elements of a plane.</summary>
    internal readonly Divisor Count = new(sizes.Count);

    private readonly Divisor x = new(sizes.X), y = new(sizes.Y);

    /// <summary>Planes of the first sizes of a shape, or of all of a geometry.</summary>
    internal static GpuPlanes Of(IReadOnlyList<int> sizes, int spatial) => new(Extent3.Of(sizes, spatial));

    /// <summary>The position of element i of a plane.</summary>
    internal Extent3 At(int i)
    {
        int row = x.Quotient(i), layer = y.Quotient(row);
        return new(i - row * Sizes.X, row - layer * Sizes.Y, layer);
    }

    /// <summary>Which element lies at a position.</summary>
    internal int Index(int x, int y, int z) => Sizes.Index(x, y, z);

    internal bool Holds(int x, int y, int z) => Sizes.Holds(x, y, z);
}
