using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>Moves by index along the last dimension, where one step is a dense row.</summary>
internal sealed unsafe partial class CpuKernels<V32, V64>
{
    private const int GatherBytes = 1 << 18, ScatterFrom = 1 << 17, ScatterPiece = 64;

    public void Gather(View x, View indices, View y)
    {
        int last = x.Shape.Rank - 1, bytes = x.Shape.Stride(last) * x.DType.Size();
        CheckInside("Gather", indices, x.Shape[last], y);
        int share = Math.Max(1, GatherBytes / Math.Max(1, bytes));
        using var hindices = indices.Hold<int>();
        using Held<byte> hx = x.HoldBytes(), hy = y.HoldBytes();
        Workers.Run(Workers.Chunks(indices.Count, share), new GatherJob(hx.Pointer, hindices.Pointer, hy.Pointer, indices.Count, bytes, share));
    }

    private readonly struct GatherJob(byte* x, int* indices, byte* y, int count, int bytes, int share) : IJob
    {
        public void Run(int chunk)
        {
            int from = chunk * share, to = from + Math.Min(share, count - from);
            for (int j = from; j < to; j++) Unsafe.CopyBlockUnaligned(y + (nint)j * bytes, x + (nint)indices[j] * bytes, (uint)bytes);
        }
    }

    public void ScatterAdd(View x, View indices, View y)
    {
        CheckInside("ScatterAdd", indices, y.Shape[y.Shape.Rank - 1], y);
        bool isWhole = Width<V32, V64>.IsWhole("ScatterAdd", y.DType);
        Fill(y, 0);
        if (isWhole) Scatter<V32, float, WholeSum<V32, float>>(x, indices, y);
        else Width<V32, V64>.Reals("ScatterAdd", y.DType, new ScatterWork(x, indices, y));
    }

    private readonly struct ScatterWork(View x, View indices, View y) : ILaneWork
    {
        public void Run<V, F>() where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F> =>
            Scatter<V, F, SumFold<V, F>>(x, indices, y);
    }

    private static void Scatter<V, F, Fold>(View x, View indices, View y)
        where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F> where Fold : IFold<V, F>
    {
        int row = y.Shape.Stride(y.Shape.Rank - 1), piece = (long)row * indices.Count < ScatterFrom ? Math.Max(1, row) : ScatterPiece;
        using var hindices = indices.Hold<int>();
        using Held<byte> hx = x.HoldBytes(), hy = y.HoldBytes();
        var job = new ScatterJob<V, F, Fold>((F*)hx.Pointer, hindices.Pointer, (F*)hy.Pointer, indices.Count, row, piece);
        Workers.Run(Workers.Chunks(row, piece), job);
    }

    /// <summary>One chunk is a piece of every row, so that no two threads add to one number and the order of additions is that of j.</summary>
    private readonly struct ScatterJob<V, F, Fold>(F* x, int* indices, F* y, int count, int row, int piece) : IJob
        where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F> where Fold : IFold<V, F>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int chunk)
        {
            int from = chunk * piece, width = Math.Min(piece, row - from);
            for (int j = 0; j < count; j++) Add(x + (nint)j * row + from, y + (nint)indices[j] * row + from, width);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Add(F* x, F* y, int width)
        {
            for (int i = 0; i < width; i += V.Count) Lane.Store(Fold.Combine(V.Load(y + i), V.Load(x + i)), y + i, width - i);
        }
    }

    private static void CheckInside(string op, View indices, int rows, View y)
    {
        using var held = indices.Hold<int>();
        Indices.CheckInside(op, new(held.Pointer, indices.Count), rows, y);
    }
}
