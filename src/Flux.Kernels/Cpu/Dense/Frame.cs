using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>Copies images into a frame of zeros.</summary>
internal static unsafe class Frame<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    private const int CacheLine = 64;

    /// <summary>Pixel (x, y, z) of every channel goes to low + (x, y, z) of a frame; pixels outside the frame are left out.</summary>
    internal static void Fill(
        F* image, (int X, int Y, int Z) size, int channels, F* frame, (int X, int Y, int Z) frameSize, (int X, int Y, int Z) low)
    {
        nint plane = (nint)frameSize.X * frameSize.Y * frameSize.Z, channel = (nint)size.X * size.Y * size.Z;
        var (firstX, lastX) = Common(size.X, frameSize.X, low.X);
        var (firstY, lastY) = Common(size.Y, frameSize.Y, low.Y);
        var (firstZ, lastZ) = Common(size.Z, frameSize.Z, low.Z);
        bool covered = (lastX - firstX, lastY - firstY, lastZ - firstZ) == frameSize;
        if (!covered) new Span<F>(frame, checked((int)(plane * channels))).Clear();
        for (int c = 0; c < channels && firstX < lastX; c++, frame += plane, image += channel)
        {
            for (int z = firstZ; z < lastZ; z++)
            {
                F* from = image + ((nint)z * size.Y + firstY) * size.X + firstX;
                F* to = frame + ((nint)(low.Z + z) * frameSize.Y + low.Y + firstY) * frameSize.X + low.X + firstX;
                for (int y = firstY; y < lastY; y++, from += size.X, to += frameSize.X)
                {
                    if (lastY - firstY < size.Y) Foresee(from + channel, lastX - firstX);
                    Copy(from, to, lastX - firstX);
                }
            }
        }
    }

    /// <summary>Which of an image's pixels along a dimension lie in the frame.</summary>
    internal static (int First, int Last) Common(int size, int frame, int low) => (Math.Max(0, -low), Math.Min(size, frame - low));

    // The rows of a band are short runs far apart, which the processor does not foresee: those of the next channel are asked for meanwhile.
    private static void Foresee(F* row, int count)
    {
        for (int i = 0; i < count; i += CacheLine / sizeof(F)) V.Prefetch(row + i);
    }

    // The last vector ends with the row: what follows it in the frame stays zero.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Copy(F* from, F* to, int count)
    {
        int last = count - V.Count;
        for (int i = 0; i < last; i += V.Count) V.Load(from + i).Store(to + i);
        if (last >= 0) V.Load(from + last).Store(to + last);
        else
        {
            for (int i = 0; i < count; i++) to[i] = from[i];
        }
    }
}
