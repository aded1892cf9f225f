using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>x̂ = ((x - by) - mean) factor, for the numbers of one group.</summary>
internal readonly unsafe struct Standard<V, F>(F* by, F* mean, F* factor, int group)
    where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    private readonly V by = V.All(by[group]), mean = V.All(mean[group]), factor = V.All(factor[group]);

    internal V Factor => factor;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal V Of(V x) => (x - by - mean) * factor;
}
