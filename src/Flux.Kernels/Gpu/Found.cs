using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace Flux.Kernels;

/// <summary>
/// What ILGPU found: a device and the context that it was found in. Every device has a context of its own, since a compilation that fails poisons its context.
/// </summary>
internal sealed class Found
{
    private readonly Lazy<GpuDevice> device;

    private Found(ILGPU.Runtime.Device about, DeviceKind kind, bool runsOnCpu, Action<Context.Builder> select)
    {
        (About, Kind, RunsOnCpu) = (about, kind, runsOnCpu);
        device = new(() =>
        {
            var context = Context.Create(builder =>
            {
                select(builder);
                builder.EnableAlgorithms();
            });
            return new(this, context.Devices[0].CreateAccelerator(context));
        });
    }

    /// <summary>ILGPU's simulator: correct and slow, for tests on tiny shapes.</summary>
    internal static Found Simulator { get; } = OfSimulator();

    /// <summary>Accelerators of this machine and OpenCL on its processor: CUDA first, then OpenCL, the largest first.</summary>
    internal static Found[] All => all.Value;

    private static readonly Lazy<Found[]> all = new(Search);

    internal ILGPU.Runtime.Device About { get; }
    internal DeviceKind Kind { get; }

    /// <summary>Whether kernels run on the processor, as on the simulator and on PoCL.</summary>
    internal bool RunsOnCpu { get; }

    /// <summary>The device, opened when it is first asked for.</summary>
    internal GpuDevice Device => device.Value;

    private static Found OfSimulator()
    {
        using var context = Context.Create(builder => builder.CPU());
        return new(context.Devices[0], DeviceKind.Simulator, true, builder => builder.CPU());
    }

    private static Found[] Search()
    {
        OpenCLLibrary.Prepare();
        using var context = Context.Create(builder => builder.Cuda().OpenCL(OpenCLLibrary.CanRun));
        return [.. context.Devices
            .Select(Of)
            .OrderBy(found => found.RunsOnCpu)
            .ThenBy(found => found.Kind)
            .ThenByDescending(found => found.About.MemorySize)
            .ThenByDescending(found => found.About.NumMultiprocessors)];
    }

    private static Found Of(ILGPU.Runtime.Device about) => about switch
    {
        CudaDevice cuda => new(cuda, DeviceKind.Cuda, false, builder => builder.Cuda(other => other.DeviceId == cuda.DeviceId)),
        CLDevice cl => new(cl, DeviceKind.OpenCL, OpenCLLibrary.IsProcessor(cl),
            builder => builder.OpenCL(other => OpenCLLibrary.CanRun(other) && other.DeviceId == cl.DeviceId)),
        _ => throw new NotSupportedException($"Device: ILGPU found {about.Name} of the kind {about.AcceleratorType}; Cuda or OpenCL would fit."),
    };
}
