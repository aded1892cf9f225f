using System.Numerics;
using System.Runtime.InteropServices;

namespace Flux.Kernels;

/// <summary>Moves by index along the last dimension, where one step is a dense row.</summary>
internal sealed partial class GpuKernels
{
    public void Gather(View x, View indices, View y)
    {
        int last = x.Shape.Rank - 1;
        CheckInside("Gather", indices, x.Shape[last], y);
        GpuDispatch.Sizes(x.DType, new GatherWork(this, x, indices, y, x.Shape.Stride(last)));
    }

    private readonly struct GatherWork(GpuKernels on, View x, View indices, View y, int row) : IBitsWork
    {
        public void Run<S>() where S : unmanaged
        {
            using var hindices = on.Hold<int>(indices);
            using HeldElements<S> hx = on.Hold<S>(x), hy = on.Hold<S>(y);
            on.launcher.Run(RowKernels<S>.Gather, y.Count, hx.Elements, hindices.Elements, hy.Elements, new Divisor(row));
        }
    }

    public void ScatterAdd(View x, View indices, View y)
    {
        int last = y.Shape.Rank - 1;
        CheckInside("ScatterAdd", indices, y.Shape[last], y);
        Fill(y, 0);
        using GpuScratch first = new(device, DType.Int32, indices.Count), second = new(device, DType.Int32, indices.Count);
        var order = Sorted(indices, first.View, second.View);
        GpuDispatch.Numbers("ScatterAdd", y.DType, new ScatterWork(this, x, indices, order, y, y.Shape.Stride(last)));
    }

    private readonly struct ScatterWork(GpuKernels on, View x, View indices, View order, View y, int row) : INumberWork
    {
        public void Run<N>() where N : unmanaged, INumber<N>
        {
            using HeldElements<int> hindices = on.Hold<int>(indices), horder = on.Hold<int>(order);
            using HeldElements<N> hx = on.Hold<N>(x), hy = on.Hold<N>(y);
            on.launcher.Run(RowSumKernel<N>.Run, row * indices.Count, hx.Elements, hindices.Elements, horder.Elements, hy.Elements, new Divisor(row));
        }
    }

    /// <summary>The places of keys in their order, equal ones as they were, in one of two blocks.</summary>
    private View Sorted(View keys, View from, View to)
    {
        using var hkeys = Hold<int>(keys);
        using (var hfrom = Hold<int>(from)) launcher.Run(SortKernels.Number, keys.Count, hfrom.Elements);
        for (long length = 1; length < keys.Count; length *= 2)
        {
            using HeldElements<int> hfrom = Hold<int>(from), hto = Hold<int>(to);
            launcher.Run(SortKernels.Merge, keys.Count, hkeys.Elements, hfrom.Elements, hto.Elements, (int)length);
            (from, to) = (to, from);
        }
        return from;
    }

    private void CheckInside(string op, View indices, int rows, View y)
    {
        if (indices.Count == 0 || device.Known.AreInside(indices.Storage, rows)) return;
        var host = new int[indices.Count];
        var bytes = MemoryMarshal.AsBytes(host.AsSpan());
        device.Download(indices.Storage, indices.Offset, bytes);
        if (indices.Count == indices.Storage.Count) device.Known.Note(bytes, indices.Storage);
        Indices.CheckInside(op, host, rows, y);
    }
}
