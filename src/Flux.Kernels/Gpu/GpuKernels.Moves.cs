using System.Runtime.CompilerServices;
using ILGPU.Runtime;

namespace Flux.Kernels;

/// <summary>Moves, which see no numbers: the kernels are those of the elements' size.</summary>
internal sealed partial class GpuKernels
{
    public void Fill(View y, double value) => Dispatch.Elements("Fill", y.DType, new FillWork(this, y, value));

    private readonly struct FillWork(GpuKernels on, View y, double value) : IElementWork
    {
        public void Run<E>() where E : unmanaged, IElement<E>
        {
            var element = E.From(value);
            switch (Unsafe.SizeOf<E>())
            {
                case 1: Fill(Unsafe.BitCast<E, byte>(element)); break;
                case 2: Fill(Unsafe.BitCast<E, ushort>(element)); break;
                case 4: Fill(Unsafe.BitCast<E, uint>(element)); break;
                default: Fill(Unsafe.BitCast<E, ulong>(element)); break;
            }
        }

        private void Fill<S>(S bits) where S : unmanaged
        {
            using var hy = on.Hold<S>(y);
            on.launcher.Run(MoveKernels<S>.Fill, y.Count, hy.Elements, bits);
        }
    }

    public void Copy(View x, View y)
    {
        if (x.Count == 0) return;
        using HeldElements<byte> hx = Hold<byte>(x), hy = Hold<byte>(y);
        lock (device.Gate) hx.Elements.CopyTo(device.Accelerator.DefaultStream, hy.Elements);
    }

    public void Permute(View x, ReadOnlySpan<int> order, View y)
    {
        Walk walk = default;
        for (int i = 0; i < order.Length; i++) walk.Add(y.Shape[i], x.Shape.Stride(order[i]), y.Shape.Stride(i));
        Move(walk, x, 0, y, 0);
    }

    public void Slice(View x, ReadOnlySpan<int> start, ReadOnlySpan<int> step, View y)
    {
        Walk walk = default;
        long first = 0;
        for (int i = 0; i < Math.Max(x.Shape.Rank, y.Shape.Rank); i++)
        {
            long stride = x.Shape.Stride(i);
            first += At(start, i, 0) * stride;
            walk.Add(y.Shape[i], At(step, i, 1) * stride, y.Shape.Stride(i));
        }
        Move(walk, x, first, y, 0);
    }

    public void Paste(View x, ReadOnlySpan<int> start, ReadOnlySpan<int> step, View y)
    {
        Walk walk = default;
        long first = 0;
        for (int i = 0; i < Math.Max(x.Shape.Rank, y.Shape.Rank); i++)
        {
            long stride = y.Shape.Stride(i);
            first += At(start, i, 0) * stride;
            walk.Add(x.Shape[i], x.Shape.Stride(i), At(step, i, 1) * stride);
        }
        Move(walk, x, 0, y, first);
    }

    public void Broadcast(View x, View y)
    {
        Walk walk = default;
        for (int i = 0; i < y.Shape.Rank; i++) walk.Add(y.Shape[i], x.Shape[i] == 1 ? 0 : x.Shape.Stride(i), y.Shape.Stride(i));
        Move(walk, x, 0, y, 0);
    }

    private static int At(ReadOnlySpan<int> values, int i, int otherwise) => i < values.Length ? values[i] : otherwise;

    private void Move(Walk walk, View x, long firstX, View y, long firstY) => GpuDispatch.Sizes(x.DType, new MoveWork(this, walk, x, firstX, y, firstY));

    private readonly struct MoveWork(GpuKernels on, Walk walk, View x, long firstX, View y, long firstY) : IBitsWork
    {
        public void Run<S>() where S : unmanaged
        {
            using HeldElements<S> hx = on.Hold<S>(x), hy = on.Hold<S>(y);
            on.launcher.Run(MoveKernels<S>.Along, (int)walk.Turns(0), hx.Elements, hy.Elements, new Route(walk, firstX, firstY));
        }
    }

    public void Where(View mask, View a, View b, View y) => GpuDispatch.Sizes(y.DType, new WhereWork(this, mask, a, b, y));

    private readonly struct WhereWork(GpuKernels on, View mask, View a, View b, View y) : IBitsWork
    {
        public void Run<S>() where S : unmanaged
        {
            using var hmask = on.Hold<byte>(mask);
            using HeldElements<S> ha = on.Hold<S>(a), hb = on.Hold<S>(b), hy = on.Hold<S>(y);
            var at = Repeats.Of(mask.Shape, a.Shape, b.Shape, y.Shape);
            on.launcher.Run(MoveKernels<S>.Where, y.Count, hmask.Elements, ha.Elements, hb.Elements, hy.Elements, at);
        }
    }
}
