namespace Flux;

/// <summary>
/// More data from the same: functions of a batch, whose last dimension counts observations, and a key. Every observation has a draw of its own; the same key
/// gives the same bits. They are ordinary differentiable operations, so they may stand in front of a loader's batches or in an objective, with its key.
/// </summary>
public static partial class Augment
{
    /// <summary>A draw from 0 to 1 for each observation, which stands in the last dimension where a batch like x has them.</summary>
    private static Tensor Draw(Tensor x, Key key)
    {
        int[] sizes = [.. Enumerable.Repeat(1, x.Rank - 1), x.Shape[x.Rank - 1]];
        return Tensor.Uniform(x.Device, key, new("Augment", sizes), DType.Float32).Cast(x.DType);
    }

    private static Tensor Pictures(string name, Tensor x) => x.Rank == 4
        ? x
        : throw new ArgumentException($"Augment.{name}: a batch of shape {x.Shape}; 4 dimensions would fit: width, height, channels, batch.", nameof(x));
}
