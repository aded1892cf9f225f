using ILGPU;

namespace Flux.Kernels;

/// <summary>
/// Places in the order of their keys, equal ones as they were: a merge sort whose every element finds its place alone, by its rank in the neighbouring run, so
/// that no atomics are needed and the order is the same on every run.
/// </summary>
internal static class SortKernels
{
    internal static void Number(Index1D i, ArrayView<int> order) => order[i] = i;

    /// <summary>Merges sorted runs of a length two by two.</summary>
    internal static void Merge(Index1D i, ArrayView<int> keys, ArrayView<int> from, ArrayView<int> to, int length)
    {
        int count = (int)from.Length, run = i / length, place = from[i], key = keys[place];
        bool isLeft = run % 2 == 0;
        int first = isLeft ? run : run - 1, start = isLeft ? End(run * length, length, count) : first * length, low = start, high = End(start, length, count);
        while (low < high)
        {
            int middle = low + (high - low) / 2, other = keys[from[middle]];
            if (other < key || other == key && !isLeft) low = middle + 1;
            else high = middle;
        }
        to[first * length + (i - run * length) + (low - start)] = place;
    }

    private static int End(int start, int length, int count) => Math.Min(start, count - length) + length;
}
