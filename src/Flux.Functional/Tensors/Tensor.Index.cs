namespace Flux;

public abstract partial class Tensor
{
    /// <summary>Part of the tensor: <c>x[0]</c>, <c>x[1..]</c>, <c>W[.., 0]</c>, <c>W[^1, 1..3]</c>. Dimensions not named are taken whole.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A position lies outside its dimension, or there are more positions than dimensions.</exception>
    public Tensor this[params Slice[] at]
    {
        get
        {
            if (at.Length > Rank)
            {
                throw new ArgumentOutOfRangeException(nameof(at), $"Index: {at.Length} positions for shape {Shape}; at most {Rank} would fit.");
            }
            var (start, sizes) = (new int[Rank], Shape.ToArray());
            var kept = new List<int>(Rank);
            for (int i = 0; i < Rank; i++)
            {
                if (i < at.Length) (start[i], sizes[i]) = at[i].In(i, Shape);
                if (i >= at.Length || !at[i].Drop) kept.Add(sizes[i]);
            }
            return SliceOp.Of(this, start, new(sizes)).Reshape([.. kept]);
        }
    }
}
