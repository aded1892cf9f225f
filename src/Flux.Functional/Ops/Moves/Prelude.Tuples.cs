namespace Flux;

public static partial class Prelude
{
    /// <summary>
    /// x[.., t₀, .., tₖ₋₁] for each tuple t: tuples (k × any shape) of places in the last k dimensions give leading sizes × that shape (NNlib's gather of
    /// tuples).
    /// </summary>
    /// <exception cref="ArgumentException">The tuples are not Int32, or have none or more coordinates than x dimensions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A coordinate lies outside its dimension.</exception>
    public static Tensor GatherTuples(Tensor x, Tensor tuples)
    {
        int k = Coordinates("GatherTuples", tuples), leading = x.Rank - k;
        if (tuples.Rank == 0 || k == 0 || leading < 0)
        {
            throw new ArgumentException(
                $"GatherTuples: tuples of shape {tuples.Shape} from shape {x.Shape}; (1 to {x.Rank} × any shape) would fit.", nameof(tuples));
        }
        int[] sizes = x.Shape.ToArray();
        var places = Places("GatherTuples", tuples, tuples.ToInts(), x.Shape, leading);
        return Gather(x.Reshape([.. sizes[..leading], new Shape(sizes[leading..]).Elements]), places);
    }

    /// <summary>
    /// The opposite of <see cref="GatherTuples"/>: x[.., j] goes to place (t₀, .., tₖ₋₁) of k new last dimensions, t being tuple j, and what meets there merges
    /// (NNlib's scatter to tuples).
    /// </summary>
    /// <param name="merge">What becomes of elements that meet.</param>
    /// <param name="x">Leading sizes, then those of the tuples after their first.</param>
    /// <param name="tuples">Int32, from 0: coordinates (k × any shape).</param>
    /// <param name="sizes">The k sizes; by default one more than the largest coordinate in each.</param>
    /// <exception cref="ArgumentException">
    /// The tuples are not Int32 or have no coordinates, x does not end with their sizes, or there is not a size for each coordinate.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A coordinate lies outside its dimension.</exception>
    public static Tensor ScatterTuples(Merge merge, Tensor x, Tensor tuples, params int[] sizes)
    {
        int k = Coordinates("ScatterTuples", tuples), leading = x.Rank - tuples.Rank + 1;
        if (tuples.Rank == 0 || k == 0 || leading < 0 || !x.Shape.Skip(leading).SequenceEqual(tuples.Shape.Skip(1)))
        {
            throw new ArgumentException(
                $"ScatterTuples: a tensor of shape {x.Shape} to tuples of shape {tuples.Shape}; (1 or more × sizes that end the tensor's) would fit.",
                nameof(x));
        }
        if (sizes.Length > 0 && sizes.Length != k)
        {
            throw new ArgumentException(
                $"ScatterTuples: sizes [{InvariantText.Join(", ", sizes)}] for tuples of {k} coordinates; {k} sizes, or none, would fit.", nameof(sizes));
        }
        int[] coordinates = tuples.ToInts();
        if (sizes.Length == 0)
        {
            sizes = [.. Enumerable.Range(0, k).Select(i => (int)Math.Min(int.MaxValue, coordinates.Where((_, j) => j % k == i).Append(-1).Max() + 1L))];
        }
        var to = new Shape("ScatterTuples", [.. x.Shape.Take(leading), .. sizes]);
        return Scatter(merge, x, Places("ScatterTuples", tuples, coordinates, to, leading), new Shape("ScatterTuples", sizes).Elements).Reshape([.. to]);
    }

    /// <summary>How many coordinates a tuple has.</summary>
    private static int Coordinates(string operation, Tensor tuples) => tuples.DType == DType.Int32
        ? tuples.Shape[0]
        : throw new ArgumentException($"{operation}: the tuples of shape {tuples.Shape} are {tuples.DType}; Int32 would fit: Cast them.", nameof(tuples));

    /// <summary>The place of each tuple where the dimensions of a shape after the leading ones are one.</summary>
    private static Tensor Places(string operation, Tensor tuples, int[] coordinates, Shape shape, int leading)
    {
        int k = tuples.Shape[0];
        int[] places = new int[coordinates.Length / k];
        for (int i = 0, step = 1; i < coordinates.Length; i++)
        {
            int dim = leading + i % k, size = shape[dim];
            if (coordinates[i] < 0 || coordinates[i] >= size)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(tuples), $"{operation}: {coordinates[i]} in tuple {i / k} for dimension {dim} of shape {shape}; 0 to {size - 1} would fit.");
            }
            if (i % k == 0) step = 1;
            places[i / k] += coordinates[i] * step;
            step *= size;
        }
        return Tensor.Of(places).Reshape([.. tuples.Shape.Skip(1)]).To(tuples.Device);
    }
}
