namespace Flux;

/// <summary>What names columns of a weight: whole numbers of any type, or the one-hot columns that <see cref="Prelude.OneHot"/> gives.</summary>
internal static class Indices
{
    /// <summary>The columns named, Int32.</summary>
    /// <exception cref="ArgumentException">A number is not whole, or one-hot columns have another number of rows than there are columns to name.</exception>
    internal static Tensor Of(object layer, Tensor weight, Tensor x)
    {
        if (x.Concrete.OneHot is { } hot)
        {
            int columns = weight.Shape[1];
            return x.Shape[0] == columns ? hot.Hot : throw new ArgumentException($"{layer}: one-hot columns of shape {x.Shape}; ({columns}×n) would fit.");
        }
        if (x.DType != DType.Int32 && x.ToDoubles() is var values && Array.FindIndex(values, v => v != Math.Floor(v)) is >= 0 and var at)
        {
            throw new ArgumentException($"{layer}: {values[at]} (at {at}) is no index; whole numbers from 0 would fit.");
        }
        return x.Cast(DType.Int32);
    }
}
