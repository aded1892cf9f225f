using ILGPU.Runtime;

namespace Flux.Kernels;

/// <summary>Moves, which see no numbers: the kernels are those of the elements' size.</summary>
internal sealed partial class GpuKernels
{
    public void Fill(View y, double value) => GpuDispatch.Elements("Fill", y.DType, new FillWork(this, y, value));

    private readonly struct FillWork(GpuKernels on, View y, double value) : IGpuElementWork
    {
        public void Run<E, S>() where E : struct, IGpuElement<S> where S : unmanaged
        {
            using var hy = on.Hold<S>(y);
            on.launcher.Run(MoveKernels<S>.Fill, y.Count, hy.Elements, E.Of(value));
        }
    }

    public void Copy(View x, View y)
    {
        if (x.Count == 0) return;
        using HeldElements<byte> hx = Hold<byte>(x), hy = Hold<byte>(y);
        lock (device.Gate) hx.Elements.CopyTo(device.Accelerator.DefaultStream, hy.Elements);
    }

    public void Permute(View x, ReadOnlySpan<int> order, View y) => Move(MoveWalk.Permute(x.Shape, order, y.Shape, 1), x, y);

    public void Slice(View x, ReadOnlySpan<int> start, ReadOnlySpan<int> step, View y) => Move(MoveWalk.Slice(x.Shape, start, step, y.Shape, 1), x, y);

    public void Paste(View x, ReadOnlySpan<int> start, ReadOnlySpan<int> step, View y) => Move(MoveWalk.Paste(x.Shape, start, step, y.Shape, 1), x, y);

    public void Broadcast(View x, View y)
    {
        Walk walk = default;
        for (int i = 0; i < y.Shape.Rank; i++) walk.Add(y.Shape[i], x.Shape[i] == 1 ? 0 : x.Shape.Stride(i), y.Shape.Stride(i));
        Move(new(walk, 0, 0), x, y);
    }

    private void Move(MoveWalk walk, View x, View y) => GpuDispatch.Sizes(x.DType, new MoveWork(this, walk, x, y));

    private readonly struct MoveWork(GpuKernels on, MoveWalk walk, View x, View y) : IBitsWork
    {
        public void Run<S>() where S : unmanaged
        {
            using HeldElements<S> hx = on.Hold<S>(x), hy = on.Hold<S>(y);
            var groups = new LoopGroups(walk.Loops, on.launcher.Group);
            on.launcher.RunGroups(MoveKernels<S>.Along, groups.Config, hx.Elements, hy.Elements, new Route(groups, walk));
        }
    }

    public void Where(View mask, View a, View b, View y) => GpuDispatch.Sizes(y.DType, new WhereWork(this, mask, a, b, y));

    private readonly struct WhereWork(GpuKernels on, View mask, View a, View b, View y) : IBitsWork
    {
        public void Run<S>() where S : unmanaged
        {
            using var hmask = on.Hold<byte>(mask);
            using HeldElements<S> ha = on.Hold<S>(a), hb = on.Hold<S>(b), hy = on.Hold<S>(y);
            var groups = on.Groups(mask.Shape, a.Shape, b.Shape, y.Shape);
            on.launcher.RunGroups(MoveKernels<S>.Where, groups.Config, hmask.Elements, ha.Elements, hb.Elements, hy.Elements, new Repeats(groups));
        }
    }
}
