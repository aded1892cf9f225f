using System.Numerics;
using ILGPU;

namespace Flux.Kernels;

/// <summary>Windows that move over planes, as a kernel needs them.</summary>
internal readonly struct PoolWindows(Shape x, Shape y, PoolGeometry geometry)
{
    internal readonly Extent3 Image = Extent3.Of(x, geometry.Spatial), Result = Extent3.Of(y, geometry.Spatial);
    private readonly Extent3 window = Extent3.Of(geometry.Window, geometry.Spatial), stride = Extent3.Of(geometry.Stride, geometry.Spatial);
    private readonly Extent3 low = Extent3.Of(geometry.PadLow, geometry.Spatial, 0);

    /// <summary>The first pixel of the window at a place that lies inside the image.</summary>
    internal Extent3 From(Extent3 place) =>
        new(Math.Max(0, place.X * stride.X - low.X), Math.Max(0, place.Y * stride.Y - low.Y), Math.Max(0, place.Z * stride.Z - low.Z));

    /// <summary>The pixel after the last of that window.</summary>
    internal Extent3 To(Extent3 place) => new(
        Math.Min(Image.X, place.X * stride.X - low.X + window.X),
        Math.Min(Image.Y, place.Y * stride.Y - low.Y + window.Y),
        Math.Min(Image.Z, place.Z * stride.Z - low.Z + window.Z));

    /// <summary>The first place whose window holds a pixel.</summary>
    internal Extent3 First(Extent3 pixel) => new(
        First(pixel.X + low.X, window.X, stride.X), First(pixel.Y + low.Y, window.Y, stride.Y), First(pixel.Z + low.Z, window.Z, stride.Z));

    /// <summary>The place after the last whose window holds a pixel.</summary>
    internal Extent3 After(Extent3 pixel) => new(
        Math.Min(Result.X, (pixel.X + low.X) / stride.X + 1),
        Math.Min(Result.Y, (pixel.Y + low.Y) / stride.Y + 1),
        Math.Min(Result.Z, (pixel.Z + low.Z) / stride.Z + 1));

    private static int First(int pixel, int window, int stride) => pixel < window ? 0 : (pixel - window) / stride + 1;
}

/// <summary>Pooling, a thread per result. Gradients gather what the windows that hold a pixel give it, in their order.</summary>
internal static class PoolKernels<F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    internal static void Max(Index1D i, ArrayView<F> x, ArrayView<F> values, ArrayView<F> y, PoolWindows windows) => y[i] = values[Largest(i, x, windows)];

    internal static void MaxPlaces(Index1D i, ArrayView<F> x, ArrayView<int> places, PoolWindows windows) => places[i] = Largest(i, x, windows);

    internal static void MaxGradient(Index1D i, ArrayView<int> places, ArrayView<F> dy, ArrayView<F> dx, PoolWindows windows, F zero)
    {
        int pixels = windows.Image.Count, plane = i / pixels * windows.Result.Count;
        var pixel = windows.Image.At(i % pixels);
        Extent3 first = windows.First(pixel), after = windows.After(pixel);
        F sum = zero;
        for (int z = first.Z; z < after.Z; z++)
        {
            for (int y = first.Y; y < after.Y; y++)
            {
                for (int x = first.X; x < after.X; x++)
                {
                    int at = plane + windows.Result.Index(x, y, z);
                    if (places[at] == i) sum += dy[at];
                }
            }
        }
        dx[i] = sum;
    }

    internal static void Mean(Index1D i, ArrayView<F> x, ArrayView<F> means, PoolWindows windows, F share)
    {
        int places = windows.Result.Count, plane = i / places * windows.Image.Count;
        var place = windows.Result.At(i % places);
        Extent3 from = windows.From(place), to = windows.To(place);
        F sum = share - share;
        for (int z = from.Z; z < to.Z; z++)
        {
            for (int y = from.Y; y < to.Y; y++)
            {
                // Row by row, so that the error of a whole plane grows with its sides only.
                F line = share - share;
                for (int at = plane + windows.Image.Index(from.X, y, z), end = at + to.X - from.X; at < end; at++) line += x[at];
                sum += line;
            }
        }
        means[i] = sum * share;
    }

    internal static void MeanGradient(Index1D i, ArrayView<F> dy, ArrayView<F> dx, PoolWindows windows, F share)
    {
        int pixels = windows.Image.Count, plane = i / pixels * windows.Result.Count;
        var pixel = windows.Image.At(i % pixels);
        Extent3 first = windows.First(pixel), after = windows.After(pixel);
        F sum = share - share;
        for (int z = first.Z; z < after.Z; z++)
        {
            for (int y = first.Y; y < after.Y; y++)
            {
                for (int x = first.X; x < after.X; x++) sum += dy[plane + windows.Result.Index(x, y, z)] * share;
            }
        }
        dx[i] = sum;
    }

    /// <summary>Where x is largest in a window, the first of equals; NaN counts as largest.</summary>
    private static int Largest(int i, ArrayView<F> x, PoolWindows windows)
    {
        int places = windows.Result.Count, plane = i / places * windows.Image.Count;
        var place = windows.Result.At(i % places);
        Extent3 from = windows.From(place), to = windows.To(place);
        int best = plane + windows.Image.Index(from.X, from.Y, from.Z);
        F largest = x[best];
        for (int z = from.Z; z < to.Z; z++)
        {
            for (int y = from.Y; y < to.Y; y++)
            {
                for (int at = plane + windows.Image.Index(from.X, y, z), end = at + to.X - from.X; at < end; at++)
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
