using System.Numerics;
using ILGPU;

namespace Flux.Kernels;

/// <summary>Windows that move over planes, as a kernel needs them.</summary>
internal readonly struct PoolWindows(Shape x, Shape y, PoolGeometry geometry)
{
    private readonly GpuPlanes image = GpuPlanes.Of(x, geometry.Spatial), result = GpuPlanes.Of(y, geometry.Spatial);
    private readonly Extent3 window = Extent3.Of(geometry.Window, geometry.Spatial), low = Extent3.Of(geometry.PadLow, geometry.Spatial, 0);
    private readonly Divisor strideX = new(geometry.Stride[0]), strideY = new(geometry.Spatial > 1 ? geometry.Stride[1] : 1);
    private readonly Divisor strideZ = new(geometry.Spatial > 2 ? geometry.Stride[2] : 1);

    /// <summary>The pixels inside the image of the window of a result.</summary>
    internal PoolRange Window(int i)
    {
        int plane = result.Count.Quotient(i);
        var place = result.At(i - plane * result.Count.Value);
        int x = place.X * strideX.Value - low.X, y = place.Y * strideY.Value - low.Y, z = place.Z * strideZ.Value - low.Z;
        return new(plane * image.Count.Value, image.Sizes, new(Math.Max(0, x), Math.Max(0, y), Math.Max(0, z)),
            new(Math.Min(image.Sizes.X, x + window.X), Math.Min(image.Sizes.Y, y + window.Y), Math.Min(image.Sizes.Z, z + window.Z)));
    }

    /// <summary>The results whose windows hold a pixel.</summary>
    internal PoolRange Holding(int i)
    {
        int plane = image.Count.Quotient(i);
        var pixel = image.At(i - plane * image.Count.Value);
        int x = pixel.X + low.X, y = pixel.Y + low.Y, z = pixel.Z + low.Z;
        return new(plane * result.Count.Value, result.Sizes, new(First(x, window.X, strideX), First(y, window.Y, strideY), First(z, window.Z, strideZ)),
            new(After(x, result.Sizes.X, strideX), After(y, result.Sizes.Y, strideY), After(z, result.Sizes.Z, strideZ)));
    }

    private static int First(int pixel, int window, Divisor stride) => pixel < window ? 0 : stride.Quotient(pixel - window) + 1;

    private static int After(int pixel, int places, Divisor stride) => Math.Min(places, stride.Quotient(pixel) + 1);
}

/// <summary>
/// A box of elements of one plane of many, as plain numbers: ILGPU 1.5.3 fails to compile loops around a structure that holds divisors.
/// </summary>
internal readonly struct PoolRange(int plane, Extent3 sizes, Extent3 from, Extent3 to)
{
    /// <summary>The first row's first element, and how far it is to that of the next row and of the next layer.</summary>
    internal readonly int Start = plane + sizes.Index(from.X, from.Y, from.Z), Row = sizes.X, Layer = sizes.X * sizes.Y;

    /// <summary>How many elements a row has, and how many rows and layers there are.</summary>
    internal readonly int Width = to.X - from.X, Height = to.Y - from.Y, Depth = to.Z - from.Z;
}

/// <summary>Pooling, a thread per result. Gradients gather what the windows that hold a pixel give it, in their order.</summary>
internal static class PoolKernels<F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    internal static void Max(Index1D i, ArrayView<F> x, ArrayView<F> values, ArrayView<F> y, PoolWindows windows) =>
        y[i] = values[Largest(x, windows.Window(i))];

    internal static void MaxPlaces(Index1D i, ArrayView<F> x, ArrayView<int> places, PoolWindows windows) => places[i] = Largest(x, windows.Window(i));

    internal static void MaxGradient(Index1D i, ArrayView<int> places, ArrayView<F> dy, ArrayView<F> dx, PoolWindows windows, F zero)
    {
        var range = windows.Holding(i);
        F sum = zero;
        for (int z = 0, layer = range.Start; z < range.Depth; z++, layer += range.Layer)
        {
            for (int y = 0, row = layer; y < range.Height; y++, row += range.Row)
            {
                for (int at = row, end = row + range.Width; at < end; at++)
                {
                    if (places[at] == i) sum += dy[at];
                }
            }
        }
        dx[i] = sum;
    }

    internal static void Mean(Index1D i, ArrayView<F> x, ArrayView<F> means, PoolWindows windows, F share)
    {
        var range = windows.Window(i);
        F sum = share - share;
        for (int z = 0, layer = range.Start; z < range.Depth; z++, layer += range.Layer)
        {
            for (int y = 0, row = layer; y < range.Height; y++, row += range.Row)
            {
                // Row by row, so that the error of a whole plane grows with its sides only.
                F line = share - share;
                for (int at = row, end = row + range.Width; at < end; at++) line += x[at];
                sum += line;
            }
        }
        means[i] = sum * share;
    }

    internal static void MeanGradient(Index1D i, ArrayView<F> dy, ArrayView<F> dx, PoolWindows windows, F share)
    {
        var range = windows.Holding(i);
        F sum = share - share;
        for (int z = 0, layer = range.Start; z < range.Depth; z++, layer += range.Layer)
        {
            for (int y = 0, row = layer; y < range.Height; y++, row += range.Row)
            {
                for (int at = row, end = row + range.Width; at < end; at++) sum += dy[at] * share;
            }
        }
        dx[i] = sum;
    }

    /// <summary>Where x is largest in a window, the first of equals; NaN counts as largest.</summary>
    private static int Largest(ArrayView<F> x, PoolRange range)
    {
        int best = range.Start;
        F largest = x[best];
        for (int z = 0, layer = range.Start; z < range.Depth; z++, layer += range.Layer)
        {
            for (int y = 0, row = layer; y < range.Height; y++, row += range.Row)
            {
                for (int at = row, end = row + range.Width; at < end; at++)
                {
                    F next = x[at];
                    if (!(next > largest) && (F.IsNaN(largest) || !F.IsNaN(next))) continue;
                    best = at;
                    largest = next;
                }
            }
        }
        return best;
    }
}
