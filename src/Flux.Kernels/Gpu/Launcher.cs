using System.Reflection;
using ILGPU;
using ILGPU.Runtime;

namespace Flux.Kernels;

/// <summary>
/// Compiled kernels of one accelerator, kept by method: a compilation costs milliseconds, a launch microseconds. Kernels of an index have one thread per
/// index, in groups of <see cref="Group"/>; kernels without one are launched in groups of a given size and find their place by <c>Group</c> and <c>Grid</c>.
/// </summary>
internal sealed partial class Launcher(GpuDevice device)
{
    /// <summary>
    /// Indices of a group on a processor, which works through whole groups however few are wanted: with the 4096 that ILGPU takes Tanh of 16 numbers is three
    /// times as slow, with fewer than 512 large arrays are slower.
    /// </summary>
    internal const int GroupOfProcessor = 512;

    // A multiprocessor of a GPU holds several such groups, whatever its most threads and registers are.
    private const int GroupOfGpu = 256;

    private readonly Dictionary<MethodInfo, Delegate> launchers = [];
    private readonly Accelerator accelerator = device.Accelerator;
    private string? failed;

    /// <summary>Threads of a group of a kernel that does not need another size.</summary>
    internal int Group { get; } =
        device is { RunsOnCpu: true, Kind: DeviceKind.OpenCL } ? GroupOfProcessor : Math.Min(GroupOfGpu, device.Accelerator.MaxNumThreadsPerGroup);

    internal void Run<T0>(Action<Index1D, T0> kernel, int count, T0 a) where T0 : struct
    {
        if (count == 0) return;
        lock (device.Gate) Loaded(kernel, static (on, k) => on.accelerator.LoadImplicitlyGroupedStreamKernel(k, on.Group))(count, a);
    }

    internal void Run<T0, T1>(Action<Index1D, T0, T1> kernel, int count, T0 a, T1 b) where T0 : struct where T1 : struct
    {
        if (count == 0) return;
        lock (device.Gate) Loaded(kernel, static (on, k) => on.accelerator.LoadImplicitlyGroupedStreamKernel(k, on.Group))(count, a, b);
    }

    internal void Run<T0, T1, T2>(Action<Index1D, T0, T1, T2> kernel, int count, T0 a, T1 b, T2 c) where T0 : struct where T1 : struct where T2 : struct
    {
        if (count == 0) return;
        lock (device.Gate) Loaded(kernel, static (on, k) => on.accelerator.LoadImplicitlyGroupedStreamKernel(k, on.Group))(count, a, b, c);
    }

    internal void Run<T0, T1, T2, T3>(Action<Index1D, T0, T1, T2, T3> kernel, int count, T0 a, T1 b, T2 c, T3 d)
        where T0 : struct where T1 : struct where T2 : struct where T3 : struct
    {
        if (count == 0) return;
        lock (device.Gate) Loaded(kernel, static (on, k) => on.accelerator.LoadImplicitlyGroupedStreamKernel(k, on.Group))(count, a, b, c, d);
    }

    internal void Run<T0, T1, T2, T3, T4>(Action<Index1D, T0, T1, T2, T3, T4> kernel, int count, T0 a, T1 b, T2 c, T3 d, T4 e)
        where T0 : struct where T1 : struct where T2 : struct where T3 : struct where T4 : struct
    {
        if (count == 0) return;
        lock (device.Gate) Loaded(kernel, static (on, k) => on.accelerator.LoadImplicitlyGroupedStreamKernel(k, on.Group))(count, a, b, c, d, e);
    }

    internal void Run<T0, T1, T2, T3, T4, T5>(Action<Index1D, T0, T1, T2, T3, T4, T5> kernel, int count, T0 a, T1 b, T2 c, T3 d, T4 e, T5 f)
        where T0 : struct where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct
    {
        if (count == 0) return;
        lock (device.Gate) Loaded(kernel, static (on, k) => on.accelerator.LoadImplicitlyGroupedStreamKernel(k, on.Group))(count, a, b, c, d, e, f);
    }

    private TLaunch Loaded<TKernel, TLaunch>(TKernel kernel, Func<Launcher, TKernel, TLaunch> load) where TKernel : Delegate where TLaunch : Delegate
    {
        device.Check();
        return (TLaunch)(launchers.TryGetValue(kernel.Method, out var known) ? known : launchers[kernel.Method] = Compiled(kernel, load));
    }

    private TLaunch Compiled<TKernel, TLaunch>(TKernel kernel, Func<Launcher, TKernel, TLaunch> load) where TKernel : Delegate
    {
        string name = $"{kernel.Method.DeclaringType?.Name}.{kernel.Method.Name}";
        if (failed is not null) throw new InvalidOperationException($"{name}: not on {device}, whose compiler is lost since {failed} did not compile.");
        try
        {
            return load(this, kernel);
        }
        catch (Exception e)
        {
            failed = name;
            throw new InvalidOperationException($"{name} does not compile on {device}: {(e.InnerException ?? e).Message} Device.Cpu works everywhere.", e);
        }
    }
}
