using ILGPU;
using ILGPU.Runtime;

namespace Flux.Kernels;

internal sealed partial class Launcher
{
    internal void RunGroups<T0>(Action<T0> kernel, KernelConfig groups, T0 a) where T0 : struct
    {
        if (groups.GridDim.Size == 0) return;
        lock (device.Gate) Loaded(kernel, static (on, k) => on.accelerator.LoadStreamKernel(k))(groups, a);
    }

    internal void RunGroups<T0, T1>(Action<T0, T1> kernel, KernelConfig groups, T0 a, T1 b) where T0 : struct where T1 : struct
    {
        if (groups.GridDim.Size == 0) return;
        lock (device.Gate) Loaded(kernel, static (on, k) => on.accelerator.LoadStreamKernel(k))(groups, a, b);
    }

    internal void RunGroups<T0, T1, T2>(Action<T0, T1, T2> kernel, KernelConfig groups, T0 a, T1 b, T2 c) where T0 : struct where T1 : struct where T2 : struct
    {
        if (groups.GridDim.Size == 0) return;
        lock (device.Gate) Loaded(kernel, static (on, k) => on.accelerator.LoadStreamKernel(k))(groups, a, b, c);
    }

    internal void RunGroups<T0, T1, T2, T3>(Action<T0, T1, T2, T3> kernel, KernelConfig groups, T0 a, T1 b, T2 c, T3 d)
        where T0 : struct where T1 : struct where T2 : struct where T3 : struct
    {
        if (groups.GridDim.Size == 0) return;
        lock (device.Gate) Loaded(kernel, static (on, k) => on.accelerator.LoadStreamKernel(k))(groups, a, b, c, d);
    }

    internal void RunGroups<T0, T1, T2, T3, T4>(Action<T0, T1, T2, T3, T4> kernel, KernelConfig groups, T0 a, T1 b, T2 c, T3 d, T4 e)
        where T0 : struct where T1 : struct where T2 : struct where T3 : struct where T4 : struct
    {
        if (groups.GridDim.Size == 0) return;
        lock (device.Gate) Loaded(kernel, static (on, k) => on.accelerator.LoadStreamKernel(k))(groups, a, b, c, d, e);
    }

    internal void RunGroups<T0, T1, T2, T3, T4, T5>(Action<T0, T1, T2, T3, T4, T5> kernel, KernelConfig groups, T0 a, T1 b, T2 c, T3 d, T4 e, T5 f)
        where T0 : struct where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct
    {
        if (groups.GridDim.Size == 0) return;
        lock (device.Gate) Loaded(kernel, static (on, k) => on.accelerator.LoadStreamKernel(k))(groups, a, b, c, d, e, f);
    }
}
