using System.Numerics;

namespace Flux.Kernels;

/// <summary>
/// A frame of zeros around a plane, or several of them one after another, in which pixels a stride apart lie side by side: every row is a row per phase, so
/// that what a tap meets from one result to the next is contiguous under any stride. Behind each of these there may be more zeros.
/// </summary>
internal readonly unsafe struct PhasedFrame<V, F>(F* frame, ConvPlan plan, int zeros = 0)
    where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    // Where a stride is longer than a row there is one result, which no other pixels lie beside.
    private int Phases => Math.Max(1, Math.Min(plan.Stride.X, plan.Image.X));

    /// <summary>Pixels of a phase of a row.</summary>
    private int Wide => Workers.Chunks(plan.Image.X, Phases) + zeros;

    private nint Row => (nint)Phases * Wide;

    private nint Plane => Row * plan.Image.Y * plan.Image.Z;

    internal long Size => checked((long)Plane * plan.Channels);

    internal void Clear() => new Span<F>(frame, checked((int)Size)).Clear();

    /// <summary>Where the window of the first result of a row starts.</summary>
    internal nint Start(int y, int z) => ((nint)z * plan.Stride.Z * plan.Image.Y + y * plan.Stride.Y) * Row;

    /// <summary>Where taps lie relative to that.</summary>
    internal void Offsets(nint* to)
    {
        for (int t = 0; t < plan.Taps; t++)
        {
            var (x, y, z) = plan.Tap(t % plan.WindowSize);
            to[t] = t / plan.WindowSize * Plane + ((nint)z * plan.Image.Y + y) * Row + x % Phases * Wide + x / Phases;
        }
    }

    /// <summary>Copies what of the planes lies in the frame, pixel (x, y, z) to low + (x, y, z); the rest of the frame stays as it is.</summary>
    internal void Fill(F* planes, (int X, int Y, int Z) size, (int X, int Y, int Z) low)
    {
        nint each = (nint)size.X * size.Y * size.Z;
        for (int c = 0; c < plan.Channels; c++) FillPlane(planes + c * each, frame + c * Plane, size, low);
    }

    private void FillPlane(F* plane, F* framed, (int X, int Y, int Z) size, (int X, int Y, int Z) low)
    {
        var (firstX, lastX) = Frame<V, F>.Common(size.X, plan.Image.X, low.X);
        var (firstY, lastY) = Frame<V, F>.Common(size.Y, plan.Image.Y, low.Y);
        var (firstZ, lastZ) = Frame<V, F>.Common(size.Z, plan.Image.Z, low.Z);
        int count = lastX - firstX, at = low.X + firstX;
        for (int z = firstZ; z < lastZ; z++)
        {
            F* from = plane + ((nint)z * size.Y + firstY) * size.X + firstX, to = framed + ((nint)(low.Z + z) * plan.Image.Y + low.Y + firstY) * Row;
            for (int y = firstY; y < lastY; y++, from += size.X, to += Row)
            {
                if (Phases == 1) Frame<V, F>.Copy(from, to + at, count);
                else if (Phases == 2) InTwo(from, count, to + (at & 1) * Wide + at / 2, to + (1 - (at & 1)) * Wide + (at + 1) / 2);
                else
                {
                    for (int i = 0; i < count; i++) to[(at + i) % Phases * Wide + (at + i) / Phases] = from[i];
                }
            }
        }
    }

    private static void InTwo(F* from, int count, F* even, F* odd)
    {
        int i = 0;
        for (; i + 2 * V.Count <= count; i += 2 * V.Count, even += V.Count, odd += V.Count)
        {
            var (first, second) = V.Apart(V.Load(from + i), V.Load(from + i + V.Count));
            first.Store(even);
            second.Store(odd);
        }
        for (; i < count; i++)
        {
            if ((i & 1) == 0) *even++ = from[i];
            else *odd++ = from[i];
        }
    }
}
