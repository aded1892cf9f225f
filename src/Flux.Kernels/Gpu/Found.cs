using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace Flux.Kernels;

/// <summary>
/// A device that ILGPU found. Each has a context of its own when it is opened, since a compilation that fails poisons its context.
/// </summary>
internal sealed class Found
{
    private static readonly Lazy<Found> simulator = new(OfSimulator);
    private static readonly Lazy<(Found[] All, string[] Refused)> search = new(Search);

    private readonly ILGPU.Runtime.Device about;
    private readonly Action<Context.Builder> select;
    private readonly Lazy<GpuDevice> device;

    private Found(ILGPU.Runtime.Device about, DeviceKind kind, bool runsOnCpu, Action<Context.Builder> select)
    {
        (this.about, Kind, RunsOnCpu, this.select) = (about, kind, runsOnCpu, select);
        device = new(() => Open());
    }

    /// <summary>ILGPU's simulator: correct and slow, for tests on tiny shapes.</summary>
    internal static Found Simulator => simulator.Value;

    /// <summary>Accelerators of this machine, and OpenCL on its processor last: CUDA before OpenCL, then the largest first.</summary>
    internal static Found[] All => search.Value.All;

    /// <summary>Those of <see cref="All"/> that are GPUs, each card once.</summary>
    internal static Found[] Gpus => [.. All.Where(found => found.Objection is null)];

    /// <summary>What was found that is no GPU to compute on, and why.</summary>
    internal static IEnumerable<string> Rejected
    {
        get
        {
            var (all, refused) = search.Value;
            foreach (var found in all.Where(found => found.Objection is not null)) yield return $"{found.about.Name}: {found.Objection}";
            foreach (string device in refused) yield return device;
            if (!all.Any(found => found.Kind == DeviceKind.Cuda)) yield return "CUDA: no driver, or no device";
            if (refused.Length == 0 && !all.Any(found => found.Kind == DeviceKind.OpenCL)) yield return "OpenCL: no library, or no device";
        }
    }

    internal DeviceKind Kind { get; }

    /// <summary>Whether kernels run on the processor, as on the simulator and on PoCL.</summary>
    internal bool RunsOnCpu { get; }

    /// <summary>The device, opened when it is first asked for.</summary>
    internal GpuDevice Device => device.Value;

    internal DeviceInfo Info => new(
        Label, about.Name, Kind, about.MemorySize, about.NumMultiprocessors, about.MaxSharedMemoryPerGroup,
        HasFloat64: about is not CLDevice cl || cl.Capabilities.Float64, RunsOnCpu);

    private string Label => Objection is null ? Numbered("gpu", Gpus) : Numbered("opencl", [.. All.Where(found => found.Kind == DeviceKind.OpenCL)]);

    private string Numbered(string name, Found[] among) => $"{name}:{Array.IndexOf(among, this)}";

    /// <summary>Why this is not one of the <see cref="Gpus"/>.</summary>
    private string? Objection =>
        RunsOnCpu ? "it is the processor; Device.Of(\"opencl\") takes it"
        : about is CLDevice { Vendor: CLDeviceVendor.Nvidia } && All.Any(found => found.Kind == DeviceKind.Cuda) ? "the same card is there through CUDA"
        : null;

    /// <summary>A device of its own on this accelerator, which may be told to have less memory.</summary>
    /// <exception cref="InvalidOperationException">The driver does not open it.</exception>
    internal GpuDevice Open(long limit = long.MaxValue)
    {
        try
        {
            var context = Context.Create(builder =>
            {
                select(builder);
                builder.EnableAlgorithms();
            });
            return new(this, context.Devices[0].CreateAccelerator(context), Math.Min(limit, about.MemorySize));
        }
        catch (AcceleratorException e)
        {
            throw new InvalidOperationException($"Device: {about.Name} does not open: {e.Message}; Device.Cpu works everywhere.", e);
        }
    }

    private static Found OfSimulator()
    {
        using var context = Context.Create(builder => builder.CPU());
        return new(context.Devices[0], DeviceKind.Simulator, true, builder => builder.CPU());
    }

    private static (Found[] All, string[] Refused) Search()
    {
        OpenCLLibrary.Prepare();
        var refused = new List<string>();
        using var context = Context.Create(builder => builder.Cuda().OpenCL(device =>
        {
            bool canRun = OpenCLLibrary.CanRun(device);
            if (!canRun) refused.Add($"{device.Name}: {OpenCLLibrary.Objection(device)}");
            return canRun;
        }));
        var all = context.Devices
            .Select(Of)
            .OrderBy(found => found.RunsOnCpu)
            .ThenBy(found => found.Kind)
            .ThenByDescending(found => found.about.MemorySize)
            .ThenByDescending(found => found.about.NumMultiprocessors);
        return ([.. all], [.. refused]);
    }

    private static Found Of(ILGPU.Runtime.Device about) => about switch
    {
        CudaDevice cuda => new(cuda, DeviceKind.Cuda, false, builder => builder.Cuda(other => other.DeviceId == cuda.DeviceId)),
        CLDevice cl => new(cl, DeviceKind.OpenCL, OpenCLLibrary.IsProcessor(cl),
            builder => builder.OpenCL(other => OpenCLLibrary.CanRun(other) && other.DeviceId == cl.DeviceId)),
        _ => throw new NotSupportedException($"Device: ILGPU found {about.Name} of the kind {about.AcceleratorType}; Cuda or OpenCL would fit."),
    };
}
