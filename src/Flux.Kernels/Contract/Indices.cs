namespace Flux.Kernels;

/// <summary>The one check of indices that kernels follow.</summary>
internal static class Indices
{
    /// <summary>The one failure that only the numbers can show: the result, which nobody will see, goes back before it is reported.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index lies outside.</exception>
    internal static void CheckInside(string op, ReadOnlySpan<int> indices, int rows, View y)
    {
        for (int j = 0; j < indices.Length; j++)
        {
            if ((uint)indices[j] < (uint)rows) continue;
            if (y.Storage.IsFresh) y.Storage.Return($"{op} failed");
            string fits = rows == 0 ? "no index" : $"0 to {rows - 1}";
            throw new ArgumentOutOfRangeException(
                nameof(indices), $"{op}: index {indices[j]} at position {j} lies outside a last dimension of size {rows}; {fits} would fit.");
        }
    }
}
