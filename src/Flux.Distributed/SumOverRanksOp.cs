using System.Numerics;
using System.Runtime.InteropServices;

namespace Flux.Distributed;

/// <summary>
/// Σ over ranks of x, all arguments after one another as one vector. Of the loss that is the sum of the losses of the ranks it is its own transpose: every
/// rank gets the sum of all cotangents.
/// </summary>
internal sealed record SumOverRanksOp(Mpi Mpi, bool InOrder) : Primitive
{
    /// <summary>Numbers that are copied and summed before the next are touched: they stay in a cache.</summary>
    private const int Chunk = 1 << 20;

    public override string Name => "AllReduce";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        Tensor[] all = xs.ToArray();
        var shape = new Shape(all.Sum(x => x.Shape.Elements));
        Value? sum = null;
        Mpi.Alike(Name, all, _ => sum = all[0].DType == DType.Float64 ? Summed<double>(all, shape) : Summed<float>(all, shape));
        return sum!;
    }

    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx)
    {
        Tensor[] moves = [.. xs.ToArray().Select((x, k) => k == i ? dx : x.ZerosLike())];
        return Bind(this, moves);
    }

    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) => Tree.Cut(Bind(this, ct), xs.ToArray())[i];

    public override void PullAll(ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct, uint wanted, Span<Tensor?> cts) =>
        Tree.Cut(Bind(this, ct), xs.ToArray()).CopyTo(cts!);

    private Value Summed<T>(Tensor[] xs, Shape shape) where T : unmanaged, INumber<T>
    {
        var (part, from) = (0, 0);
        return Value.Filled(xs[0].DType, shape, piece =>
        {
            var numbers = MemoryMarshal.Cast<byte, T>(piece);
            for (int at = 0; at < numbers.Length; at += Chunk)
            {
                var chunk = numbers[at..Math.Min(numbers.Length, at + Chunk)];
                Fill(chunk);
                Mpi.Sum(chunk, InOrder);
            }
        });

        void Fill(Span<T> chunk)
        {
            while (!chunk.IsEmpty)
            {
                int count = Math.Min(chunk.Length, xs[part].Shape.Elements - from);
                ((Value)xs[part]).CopyTo(MemoryMarshal.AsBytes(chunk[..count]), from);
                chunk = chunk[count..];
                (part, from) = from + count == xs[part].Shape.Elements ? (part + 1, 0) : (part, from + count);
            }
        }
    }
}
