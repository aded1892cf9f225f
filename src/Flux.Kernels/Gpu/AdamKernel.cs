using System.Numerics;
using ILGPU;

namespace Flux.Kernels;

/// <summary>What Adam reads and writes.</summary>
internal readonly struct AdamViews<F>(ArrayView<F> p, ArrayView<F> g, ArrayView<F> m, ArrayView<F> v, ArrayView<F> p2, ArrayView<F> m2, ArrayView<F> v2)
    where F : unmanaged
{
    internal readonly ArrayView<F> P = p, G = g, M = m, V = v, P2 = p2, M2 = m2, V2 = v2;
}

/// <summary>The numbers of one step in the parameters' precision.</summary>
internal readonly struct AdamNumbers<F>(AdamStep step) where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    internal readonly F Beta1 = F.CreateChecked(step.Beta1), Rest1 = F.CreateChecked(1 - step.Beta1);
    internal readonly F Beta2 = F.CreateChecked(step.Beta2), Rest2 = F.CreateChecked(1 - step.Beta2);
    internal readonly F Epsilon = F.CreateChecked(step.Epsilon), StepSize = F.CreateChecked(step.StepSize);
    internal readonly F Correction2 = F.CreateChecked(step.Correction2);
}

/// <summary>One Adam step (Kingma and Ba 2014) in one pass.</summary>
internal static class AdamKernel<T, F> where T : struct, IGpuReal<T, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    internal static void Run(Index1D i, AdamViews<F> views, AdamNumbers<F> by)
    {
        F g = views.G[i], mean = by.Beta1 * views.M[i] + by.Rest1 * g, square = by.Beta2 * views.V[i] + by.Rest2 * (g * g);
        views.P2[i] = views.P[i] - by.StepSize * mean / (T.Sqrt(T.Of(square / by.Correction2)).Value + by.Epsilon);
        views.M2[i] = mean;
        views.V2[i] = square;
    }
}
