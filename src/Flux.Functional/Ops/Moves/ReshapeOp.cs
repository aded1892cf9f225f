using Flux.Kernels;

namespace Flux;

/// <summary>The same elements, column-major, with other sizes; no copy.</summary>
internal sealed record ReshapeOp(Shape To) : LinearPrimitive
{
    public override string Name => "Reshape";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs) => ((Value)xs[0]).Window(0, To);

    public override Tensor Transpose(Tensor ct, Shape x) => Bind(new ReshapeOp(x), ct);

    internal static Tensor Of(Tensor x, int[] sizes)
    {
        int unknown = Array.IndexOf(sizes, -1);
        if (unknown >= 0)
        {
            int[] others = [.. sizes[..unknown], .. sizes[(unknown + 1)..]];
            if (others.Length < Sizes.MaxRank && Array.Exists(others, n => n < 0)) throw Mismatch(x, sizes);
            int known = Sizes.Elements<int>("Reshape", others);
            if (known == 0 && x.Shape.Elements == 0) throw Undetermined(x, sizes);
            if (known == 0 || x.Shape.Elements % known != 0) throw Mismatch(x, sizes);
            sizes = [.. sizes];
            sizes[unknown] = x.Shape.Elements / known;
        }
        var to = new Shape("Reshape", sizes);
        if (to.Elements != x.Shape.Elements) throw Mismatch(x, sizes);
        return to == x.Shape ? x : Bind(new ReshapeOp(to), x);
    }

    private static ArgumentException Undetermined(Tensor x, int[] sizes) => new(
        $"Reshape: {x.Shape} is empty, and beside a size of 0 the -1 in ({InvariantText.Join("×", sizes)}) could be any; a size of 0 or more would fit.");

    private static ArgumentException Mismatch(Tensor x, int[] sizes) => new(
        $"Reshape: {x.Shape} has {x.Shape.Elements} elements, ({InvariantText.Join("×", sizes)}) does not hold as many; " +
        "sizes that multiply to that number would fit; one size may be -1 and is then inferred.");
}
