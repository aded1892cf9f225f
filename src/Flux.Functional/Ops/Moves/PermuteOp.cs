using System.Collections.Immutable;

namespace Flux;

/// <summary>Dimension i of the result is dimension Order[i] of x.</summary>
internal sealed record PermuteOp(ImmutableArray<int> Order) : LinearPrimitive
{
    public override string Name => "Permute";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        var x = (Value)xs[0];
        var y = x.Rent(new(Name, [.. Order.Select(i => x.Shape[i])]));
        x.Kernels.Permute(x.View, Order.AsSpan(), y.View);
        return y;
    }

    public override Tensor Transpose(Tensor ct, Shape x)
    {
        var inverse = new int[Order.Length];
        for (int i = 0; i < inverse.Length; i++) inverse[Order[i]] = i;
        return Bind(new PermuteOp([.. inverse]), ct);
    }

    internal static Tensor Of(Tensor x, ReadOnlySpan<int> order)
    {
        int[] sorted = order.ToArray();
        Array.Sort(sorted);
        bool valid = order.Length >= x.Rank;
        for (int i = 0; i < sorted.Length; i++) valid &= sorted[i] == i;
        return valid ? Bind(new PermuteOp([.. order]), x) : throw new ArgumentException(
            $"Permute: order [{InvariantText.Join(", ", order.ToArray())}] for shape {x.Shape}; each of 0 to {x.Rank - 1} once would fit.");
    }
}
