using System.Runtime;
using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;

namespace Flux.Kernels;

/// <summary>
/// An accelerator behind ILGPU. One context per process, since a failed compilation poisons it; one lock per accelerator around every launch, load and copy.
/// </summary>
internal sealed class GpuDevice : Device
{
    private static readonly Lazy<Context> simulators = new(() => Context.Create(builder => builder.CPU().EnableAlgorithms()));
    private static readonly Lazy<Context> hardware = new(() => Context.Create(
        builder => builder.AllAccelerators(IsHardware).EnableAlgorithms()));
    private static readonly Lazy<GpuDevice> simulator = new(() => new(simulators.Value.CreateCPUAccelerator(0)));
    private static readonly Lazy<GpuDevice[]> found = new(() =>
        [.. hardware.Value.Devices.Where(IsHardware).Select(device => new GpuDevice(device.CreateAccelerator(hardware.Value)))]);

    private readonly BlockPool pool;

    private GpuDevice(Accelerator accelerator)
    {
        Accelerator = accelerator;
        Blocks = new(accelerator, Gate);
        pool = new(Blocks);
        Kernels = new GpuKernels(this);
    }

    /// <summary>ILGPU's simulator: correct and slow, for tests on tiny shapes.</summary>
    internal static Device Simulator => simulator.Value;

    /// <summary>The index-th GPU of this machine.</summary>
    internal static Device At(int index)
    {
        if (JitInfo.GetCompiledMethodCount() == 0)
        {
            throw new PlatformNotSupportedException(
                "Device.Gpu: kernels are compiled while the program runs, and this program was compiled ahead of time; Device.Cpu works everywhere.");
        }
        var devices = found.Value;
        return index >= 0 && index < devices.Length ? devices[index] : throw new InvalidOperationException(devices.Length == 0
            ? "Device.Gpu: this machine has no CUDA or OpenCL device that ILGPU can use; Device.Cpu works everywhere."
            : $"Device.Gpu: index {index}; this machine has {devices.Length}, so 0 to {devices.Length - 1} would fit.");
    }

    // ILGPU counts its simulator among the accelerators; a user who asks for a GPU must never compute on it unawares.
    private static bool IsHardware(ILGPU.Runtime.Device device) => device.AcceleratorType is AcceleratorType.Cuda or AcceleratorType.OpenCL;

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
