using System.Collections.Concurrent;
using System.Reflection;
using ILGPU;
using ILGPU.Runtime;

namespace Flux.Kernels;

/// <summary>Compiled kernels of one accelerator, kept by method: a compilation costs milliseconds, a launch microseconds.</summary>
internal sealed class Launcher(Accelerator accelerator, Lock gate)
{
    private readonly ConcurrentDictionary<MethodInfo, Delegate> launchers = new();

    internal void Run<T0, T1>(Action<Index1D, T0, T1> kernel, int count, T0 a, T1 b) where T0 : struct where T1 : struct
    {
        if (count == 0) return;
        lock (gate) Launching(kernel, accelerator.LoadAutoGroupedStreamKernel)(count, a, b);
    }

    internal void Run<T0, T1, T2>(Action<Index1D, T0, T1, T2> kernel, int count, T0 a, T1 b, T2 c) where T0 : struct where T1 : struct where T2 : struct
    {
        if (count == 0) return;
        lock (gate) Launching(kernel, accelerator.LoadAutoGroupedStreamKernel)(count, a, b, c);
    }

    internal void Run<T0, T1, T2, T3>(Action<Index1D, T0, T1, T2, T3> kernel, int count, T0 a, T1 b, T2 c, T3 d)
        where T0 : struct where T1 : struct where T2 : struct where T3 : struct
    {
        if (count == 0) return;
        lock (gate) Launching(kernel, accelerator.LoadAutoGroupedStreamKernel)(count, a, b, c, d);
    }

    private TKernel Launching<TKernel>(TKernel kernel, Func<TKernel, TKernel> load) where TKernel : Delegate =>
        (TKernel)launchers.GetOrAdd(kernel.Method, _ => load(kernel));
}
