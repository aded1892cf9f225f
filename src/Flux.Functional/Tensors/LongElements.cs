using System.Numerics;

namespace Flux;

/// <summary>64-bit integers, which files of other systems hold, in the types of this library.</summary>
internal static class LongElements
{
    private const long LargestExact = 1L << 53;

    /// <summary>Where the first number stands that no element type here holds exactly.</summary>
    internal static int? FirstInexact(ReadOnlySpan<long> values)
    {
        int at = values.IndexOfAnyExceptInRange(-LargestExact, LargestExact);
        return at < 0 ? null : at;
    }

    internal static bool FitInt32(ReadOnlySpan<long> values) => !values.ContainsAnyExceptInRange(int.MinValue, int.MaxValue);

    internal static T[] As<T>(ReadOnlySpan<long> values) where T : unmanaged, INumber<T>
    {
        T[] fitted = GC.AllocateUninitializedArray<T>(values.Length);
        for (int i = 0; i < fitted.Length; i++) fitted[i] = T.CreateTruncating(values[i]);
        return fitted;
    }
}
