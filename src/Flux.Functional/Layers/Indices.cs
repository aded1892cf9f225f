namespace Flux;

/// <summary>Whole numbers of any type as the indices that a gather takes.</summary>
internal static class Indices
{
    /// <exception cref="ArgumentException">A number is not whole.</exception>
    internal static Tensor Of(object layer, Tensor x)
    {
        if (x.DType != DType.Int32 && x.ToDoubles() is var values && Array.FindIndex(values, v => v != Math.Floor(v)) is >= 0 and var at)
        {
            throw new ArgumentException(FormattableString.Invariant($"{layer}: {values[at]} (at {at}) is no index; whole numbers from 0 would fit."));
        }
        return x.Cast(DType.Int32);
    }
}
