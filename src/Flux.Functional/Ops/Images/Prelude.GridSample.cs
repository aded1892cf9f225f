namespace Flux;

/// <summary>What lies outside an image that is sampled.</summary>
public enum GridPadding
{
    /// <summary>Zeros.</summary>
    Zeros,
    /// <summary>The nearest element of the border.</summary>
    Border,
}

public static partial class Prelude
{
    /// <summary>
    /// x (spatial, channels, batch) at the places of a grid (spatial dimensions, spatial', batch), on lines between the 4 or 8 neighbours: (spatial', channels,
    /// batch). Places are from -1 to 1, which are the centres of the corner elements (Jaderberg et al. 2015; NNlib's grid_sample). Differentiable in x and in
    /// the grid.
    /// </summary>
    public static Tensor GridSample(Tensor x, Tensor grid, GridPadding padding = GridPadding.Zeros)
    {
        int spatial = x.Rank - 2, batch = x.Shape[spatial + 1];
        bool fits = spatial is 2 or 3 && grid.Rank == x.Rank && grid.Shape[0] == spatial && grid.Shape[spatial + 1] == batch;
        if (!fits)
        {
            throw new ArgumentException(
                $"GridSample: an image of shape {x.Shape} with a grid of shape {grid.Shape}; " +
                "(width×height×channels×batch) with (2×width'×height'×batch) would fit, or one spatial dimension more.");
        }
        int places = grid.Shape.Skip(1).Take(spatial).Aggregate(1, (p, n) => p * n);
        var axes = new Axis[spatial];
        for (int i = 0; i < spatial; i++) axes[i] = Axis.Of(grid[i].Reshape(1, places * batch), x.Shape[i], padding);

        // Channels first, then the elements of all observations in one row: neighbours are columns, found by number.
        int elements = x.Shape.Stride(spatial);
        var columns = x.Reshape(elements, x.Shape[spatial], batch).Permute(1, 0, 2).Reshape(x.Shape[spatial], elements * batch);
        var first = Tensor.Of([.. Enumerable.Range(0, places * batch).Select(k => (double)(k / places * elements))], 1, places * batch).To(x.Device);
        Tensor? sum = null;
        for (int corner = 0; corner < 1 << spatial; corner++)
        {
            Tensor index = first, weight = grid.Number(1);
            for (int i = 0; i < spatial; i++)
            {
                var (share, neighbour) = axes[i].Neighbour(corner >> i & 1);
                weight = Primitive.Bind(SharesOp.Op, weight, share);
                index = index + neighbour * x.Shape.Stride(i);
            }
            var values = Primitive.Bind(WeighedOp.Op, Gather(columns, index.Cast(DType.Int32).Reshape(places * batch)), weight);
            sum = sum is null ? values : sum + values;
        }
        int[] sizes = grid.Shape.ToArray()[1..^1];
        return sum!.Reshape(x.Shape[spatial], places, batch).Permute(1, 0, 2).Reshape([.. sizes, x.Shape[spatial], batch]);
    }

    /// <summary>One coordinate of all places: between which elements of a dimension they lie.</summary>
    /// <param name="Below">The element at or below, in double precision so that column numbers are exact.</param>
    /// <param name="Beyond">How far the place lies beyond it, from 0 to 1.</param>
    /// <param name="Size">Size of the dimension.</param>
    private sealed record Axis(Tensor Below, Tensor Beyond, int Size)
    {
        internal static Axis Of(Tensor coordinate, int size, GridPadding padding)
        {
            // One element further out, zeros have full weight; further still nothing changes.
            var (least, most) = padding == GridPadding.Zeros ? (-1, size) : (0, size - 1);
            var place = (coordinate + 1) * (0.5 * (size - 1));
            place = Where(place < least, place.Number(least), Where(place > most, place.Number(most), place));
            // Casting cuts off towards zero, which is downwards from -1 on after adding 1.
            var below = Primitive.Bind(StopGradientOp.Op, place + 1).Cast(DType.Int32).Cast(DType.Float64) - 1;
            return new(below, place - below.Cast(place.DType), size);
        }

        /// <summary>The weight of the element at or above (1) or below (0), zero outside, and its number, moved inside.</summary>
        internal (Tensor Weight, Tensor Number) Neighbour(int above)
        {
            var number = Below + above;
            var inside = Min(Max(number, number.Number(0)), number.Number(Size - 1));
            var weight = above == 1 ? Beyond : 1 - Beyond;
            return (Where(CompareOp.Of(Kernels.Comparison.Equal, inside, number), weight, weight.Number(0)), inside);
        }
    }
}
