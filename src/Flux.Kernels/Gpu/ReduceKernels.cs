using System.Numerics;
using ILGPU;

namespace Flux.Kernels;

/// <summary>Where the elements of one result lie in the argument: loops that are kept, and loops that are reduced.</summary>
internal readonly struct Folding(Walk kept, Walk reduced, int count)
{
    private readonly Loops kept = new(kept), reduced = new(reduced);
    private readonly Steps keptSteps = new(kept, 0), reducedSteps = new(reduced, 0);

    internal readonly int Count = count;

    internal int At(int result, int element) => kept.Offset(result, keptSteps) + reduced.Offset(element, reducedSteps);
}

/// <summary>One thread per result, elements in ascending order: the same bits on every run, no atomics.</summary>
internal static class ReduceKernels<F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    internal static void Sum(Index1D i, ArrayView<F> x, ArrayView<F> y, Folding folding)
    {
        F sum = x[folding.At(i, 0)];
        for (int k = 1; k < folding.Count; k++) sum += x[folding.At(i, k)];
        y[i] = sum;
    }

    internal static void Product(Index1D i, ArrayView<F> x, ArrayView<F> y, Folding folding)
    {
        F product = x[folding.At(i, 0)];
        for (int k = 1; k < folding.Count; k++) product *= x[folding.At(i, k)];
        y[i] = product;
    }

    internal static void Max(Index1D i, ArrayView<F> x, ArrayView<F> y, Folding folding)
    {
        F best = x[folding.At(i, 0)];
        for (int k = 1; k < folding.Count; k++)
        {
            F v = x[folding.At(i, k)];
            if (v > best || F.IsNaN(v)) best = v;
        }
        y[i] = best;
    }

    internal static void Min(Index1D i, ArrayView<F> x, ArrayView<F> y, Folding folding)
    {
        F best = x[folding.At(i, 0)];
        for (int k = 1; k < folding.Count; k++)
        {
            F v = x[folding.At(i, k)];
            if (v < best || F.IsNaN(v)) best = v;
        }
        y[i] = best;
    }
}
