using System.Numerics;

namespace Flux.Kernels;

internal sealed partial class GpuKernels
{
    public void Uniform(ulong key, View y) => GpuDispatch.Reals("Uniform", y.DType, new UniformWork(this, key, y));

    public void Normal(ulong key, View y) => GpuDispatch.Reals("Normal", y.DType, new NormalWork(this, key, y));

    private readonly struct UniformWork(GpuKernels on, ulong key, View y) : IGpuWork
    {
        public void Run<T, F>() where T : struct, IGpuReal<T, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            using var hy = on.Hold<F>(y);
            on.launcher.Run(RandomKernels<T, F>.Uniform, y.Count, hy.Elements, key);
        }
    }

    private readonly struct NormalWork(GpuKernels on, ulong key, View y) : IGpuWork
    {
        public void Run<T, F>() where T : struct, IGpuReal<T, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            using var hy = on.Hold<F>(y);
            on.launcher.Run(RandomKernels<T, F>.Normal, y.Count, hy.Elements, key);
        }
    }
}
