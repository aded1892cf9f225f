using Flux.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace Flux.Bench;

internal static partial class Workloads
{
    private const int Launched = 1000;

    private static void Doubled(Index1D i, ArrayView<float> x, ArrayView<float> y) => y[i] = x[i] + x[i];

    /// <summary>The least that a launch costs on a device: ILGPU's own, from views that are there already.</summary>
    private static Work BareLaunches(GpuDevice gpu)
    {
        var (x, y) = (Held(16), Held(16));
        var launch = gpu.Accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<float>, ArrayView<float>>(Doubled);
        using HeldElements<float> hx = new(gpu.Blocks, x, 0, 16), hy = new(gpu.Blocks, y, 0, 16);
        var (from, to) = (hx.Elements, hy.Elements);
        return new(() =>
        {
            for (int i = 0; i < Launched; i++) launch(16, from, to);
            GC.KeepAlive((x, y));
        });
    }

    /// <summary>The same through the library's launcher, with its checks of owner and bounds.</summary>
    private static Work Launches(GpuDevice gpu)
    {
        var (x, y) = (Held(16), Held(16));
        return new(() =>
        {
            for (int i = 0; i < Launched; i++)
            {
                using HeldElements<float> hx = new(gpu.Blocks, x, 0, 16), hy = new(gpu.Blocks, y, 0, 16);
                gpu.Launcher.Run(Doubled, 16, hx.Elements, hy.Elements);
            }
        });
    }

    /// <summary>The same as an operation on tensors.</summary>
    private static Work Operations(Func<Tensor, Tensor> f)
    {
        var x = Normal(16);
        return new(() =>
        {
            for (int i = 0; i < Launched; i++) GC.KeepAlive(f(x));
        });
    }

    private static Storage Held(int count) => ((Value)Normal(count)).Storage;
}
