namespace Flux.Kernels;

/// <summary>Sizes or a position in three spatial dimensions inside a GPU kernel, where a tuple may not be.</summary>
internal readonly struct Extent3(int x, int y, int z)
{
    internal readonly int X = x, Y = y, Z = z;

    /// <summary>The first sizes of a shape, or all of a geometry; dimensions that there are not have another.</summary>
    internal static Extent3 Of(IReadOnlyList<int> sizes, int spatial, int missing = 1) =>
        new(sizes[0], spatial > 1 ? sizes[1] : missing, spatial > 2 ? sizes[2] : missing);

    /// <summary>How many elements there are.</summary>
    internal int Count => X * Y * Z;

    /// <summary>Which element lies at a position.</summary>
    internal int Index(int x, int y, int z) => (z * Y + y) * X + x;

    internal bool Holds(int x, int y, int z) => x >= 0 && x < X && y >= 0 && y < Y && z >= 0 && z < Z;
}
