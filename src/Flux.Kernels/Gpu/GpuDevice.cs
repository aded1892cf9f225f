using System.Runtime;
using ILGPU.Runtime;

namespace Flux.Kernels;

/// <summary>An accelerator behind ILGPU. One lock per accelerator around every launch, load and copy.</summary>
internal sealed class GpuDevice : Device
{
    private readonly BlockPool pool;

    internal GpuDevice(Found found, Accelerator accelerator)
    {
        (Kind, RunsOnCpu, Accelerator) = (found.Kind, found.RunsOnCpu, accelerator);
        Blocks = new(accelerator, Gate);
        pool = new(Blocks);
        Kernels = new GpuKernels(this, RunsOnCpu);
    }

    /// <summary>ILGPU's simulator: correct and slow, for tests on tiny shapes.</summary>
    internal static GpuDevice Simulator => Found.Simulator.Device;

    /// <summary>OpenCL on the processor, or null where this machine has none.</summary>
    internal static GpuDevice? Pocl => Found.All.FirstOrDefault(found => found.RunsOnCpu)?.Device;

    /// <summary>The index-th GPU of this machine.</summary>
    internal static Device At(int index)
    {
        if (JitInfo.GetCompiledMethodCount() == 0)
        {
            throw new PlatformNotSupportedException(
                "Device.Gpu: kernels are compiled while the program runs, and this program was compiled ahead of time; Device.Cpu works everywhere.");
        }
        Found[] devices = [.. Found.All.Where(found => !found.RunsOnCpu)];
        return index >= 0 && index < devices.Length ? devices[index].Device : throw new InvalidOperationException(devices.Length == 0
            ? "Device.Gpu: this machine has no CUDA or OpenCL device that ILGPU can use; Device.Cpu works everywhere."
            : $"Device.Gpu: index {index}; this machine has {devices.Length}, so 0 to {devices.Length - 1} would fit.");
    }

    /// <summary>What runs the kernels.</summary>
    internal DeviceKind Kind { get; }

    /// <summary>Whether kernels run on the processor, so that a thread should do a row or a chunk: as on PoCL and on the simulator.</summary>
    internal bool RunsOnCpu { get; }

    internal Lock Gate { get; } = new();
    internal Accelerator Accelerator { get; }
    internal GpuBlocks Blocks { get; }
    internal override IKernels Kernels { get; }

    public override string Name => $"gpu ({Accelerator.Name})";
    public override DeviceMemory Memory => pool.Memory;

    public override Device Trim()
    {
        pool.Trim();
        return this;
    }

    internal override Storage Rent(DType type, int count) => new(this, pool, type, count);

    internal override void Upload(ReadOnlySpan<byte> host, Storage to, int offset)
    {
        using var target = new HeldElements<byte>(Blocks, to, offset, host.Length / to.DType.Size());
        lock (Gate) target.Elements.CopyFromCPU(Accelerator.DefaultStream, host);
    }

    internal override void Download(Storage from, int offset, Span<byte> host)
    {
        using var source = new HeldElements<byte>(Blocks, from, offset, host.Length / from.DType.Size());
        lock (Gate)
        {
            source.Elements.CopyToCPU(Accelerator.DefaultStream, host);
            Accelerator.Synchronize();
        }
    }
}
