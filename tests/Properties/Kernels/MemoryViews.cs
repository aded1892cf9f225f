using Flux.Kernels;
using Xunit;

namespace Flux.Properties.Kernels;

/// <summary>Views for kernel tests, on a host device of their own whose pool is poisoned: a kernel that reads garbage computes NaN.</summary>
internal static class Views
{
    internal static BlockPool NewPool() => new(new HostBlocks(), new Poison());

    internal static Device Cpu { get; } = new CpuDevice(NewPool());

    internal static IKernels Kernels => Cpu.Kernels;

    /// <summary>A view at an offset into a block with other elements before and after it.</summary>
    internal static View Of(DType type, Shape shape, Func<int, double> element, int before = 0, int after = 0)
    {
        var view = Empty(type, shape, before, after);
        for (int i = 0; i < view.Count; i++) Write(view, i, element(i));
        return view;
    }

    internal static View Empty(DType type, Shape shape, int before = 0, int after = 0)
    {
        var storage = Cpu.Rent(type, before + shape.Elements + after);
        storage.Escape();
        return new(storage, before, shape);
    }

    internal static double[] Read(View view)
    {
        var values = new double[view.Count];
        for (int i = 0; i < values.Length; i++) values[i] = Read(view, i);
        return values;
    }

    internal static unsafe double Read(View view, int i)
    {
        using var held = view.Storage.HoldBytes(view.Offset + i);
        byte* at = held.Pointer;
        return view.DType switch
        {
            DType.Float32 => *(float*)at,
            DType.Float64 => *(double*)at,
            DType.Float16 => (double)*(Half*)at,
            DType.BFloat16 => BitConverter.UInt32BitsToSingle((uint)*(ushort*)at << 16),
            DType.Int32 => *(int*)at,
            _ => *at,
        };
    }

    internal static unsafe byte[] Bits(View view)
    {
        using var held = view.HoldBytes();
        return new ReadOnlySpan<byte>(held.Pointer, view.Count * view.DType.Size()).ToArray();
    }

    private static unsafe void Write(View view, int i, double value)
    {
        using var held = view.Storage.HoldBytes(view.Offset + i);
        byte* at = held.Pointer;
        switch (view.DType)
        {
            case DType.Float32: *(float*)at = (float)value; break;
            case DType.Float64: *(double*)at = value; break;
            case DType.Float16: *(Half*)at = (Half)value; break;
            case DType.BFloat16: *(ushort*)at = (ushort)(BitConverter.SingleToUInt32Bits((float)value) >> 16); break;
            case DType.Int32: *(int*)at = (int)value; break;
            default: *at = value != 0 ? (byte)1 : (byte)0; break;
        }
    }

    /// <summary>Well-scaled numbers from an element's index, the same in every run.</summary>
    internal static double Scaled(int i, int seed = 0) => 2 * (unchecked((uint)(i * 2654435761L + seed * 40503L)) / 4294967296.0) - 1;

    /// <summary>The place in `from`, which broadcasts to `to`, of element i of `to`.</summary>
    internal static int Located(Shape from, Shape to, int i)
    {
        int at = 0;
        for (int d = 0; d < to.Rank; d++)
        {
            if (from[d] != 1) at += i % to[d] * from.Stride(d);
            i /= to[d];
        }
        return at;
    }

    /// <summary>The same computation with 1 to 4 threads, as bits.</summary>
    internal static void AssertSameBitsOnAnyThreads(Func<View> compute)
    {
        byte[] alone = Device.WithThreads(1, () => Bits(compute()));
        for (int threads = 2; threads <= 4; threads++) Assert.Equal(alone, Device.WithThreads(threads, () => Bits(compute())));
    }
}

/// <summary>The host's blocks up to a limit, counted: a block freed twice, or never allocated, is an error.</summary>
internal sealed class CountedBlocks(long limit = 1L << 40) : IBlockSource
{
    private readonly HostBlocks host = new();
    private readonly HashSet<nint> outside = [];
    private long used;

    public bool OnHost => true;
    public long Limit => limit;

    internal int Outside
    {
        get
        {
            lock (outside) return outside.Count;
        }
    }

    public nint Allocate(long bytes)
    {
        if (Interlocked.Add(ref used, bytes) > limit)
        {
            Interlocked.Add(ref used, -bytes);
            throw new InsufficientMemoryException();
        }
        nint block = host.Allocate(bytes);
        lock (outside) Assert.True(outside.Add(block));
        return block;
    }

    public void Free(nint block, long bytes)
    {
        lock (outside) Assert.True(outside.Remove(block));
        Interlocked.Add(ref used, -bytes);
        host.Free(block, bytes);
    }
}
