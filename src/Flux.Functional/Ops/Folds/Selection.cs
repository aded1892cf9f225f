namespace Flux;

/// <summary>Elements chosen from each run along a dimension.</summary>
/// <param name="Places">Within the run.</param>
/// <param name="Positions">Among all elements.</param>
/// <param name="Sizes">Of the result.</param>
internal readonly record struct Selection(int[] Places, int[] Positions, int[] Sizes);

public static partial class Prelude
{
    /// <summary>So many elements of each run along a dimension, by a choice of places that may overwrite the run it is given.</summary>
    private static Selection Select(Tensor x, int dim, int kept, Func<double[], int[]> choose)
    {
        int count = x.Shape[dim], inner = x.Shape.Stride(dim), runs = count == 0 ? 0 : x.Shape.Elements / count;
        double[] values = x.ToDoubles(), run = new double[count];
        int[] places = new int[runs * kept], positions = new int[runs * kept];
        for (int r = 0; r < runs; r++)
        {
            int first = r / inner * inner * count + r % inner, slot = r / inner * inner * kept + r % inner;
            for (int i = 0; i < count; i++) run[i] = values[first + i * inner];
            int[] chosen = choose(run);
            for (int rank = 0; rank < kept; rank++)
            {
                (places[slot + rank * inner], positions[slot + rank * inner]) = (chosen[rank], first + chosen[rank] * inner);
            }
        }
        return new(places, positions, x.Rank == 0 ? [] : [.. x.Shape.With(dim, kept)]);
    }

    /// <summary>The chosen elements.</summary>
    private static Tensor Picked(Tensor x, Selection selection) =>
        Gather(x.Reshape(-1), Tensor.Of(selection.Positions).To(x.Device)).Reshape(selection.Sizes);

    /// <summary>The places of the chosen elements, Int32.</summary>
    private static Tensor Numbered(Tensor x, Selection selection) => Tensor.Of(selection.Places).Reshape(selection.Sizes).To(x.Device);
}
