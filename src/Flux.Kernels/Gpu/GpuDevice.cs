using System.Runtime.InteropServices;
using ILGPU.Runtime;

namespace Flux.Kernels;

/// <summary>An accelerator behind ILGPU. One lock per accelerator around every launch, load and copy.</summary>
internal sealed class GpuDevice : Device
{
    private readonly BlockPool pool;
    private readonly Staging staging = new();
    private long readBacks;

    internal GpuDevice(Found found, Accelerator accelerator, long limit)
    {
        (Kind, RunsOnCpu, Accelerator) = (found.Kind, found.RunsOnCpu, accelerator);
        Name = $"{Kind.ToString().ToLowerInvariant()} ({accelerator.Name})";
        Blocks = new(this, limit);
        pool = new(Blocks);
        Launcher = new(this);
        Kernels = new GpuKernels(this, RunsOnCpu);
    }

    /// <summary>ILGPU's simulator: correct and slow, for tests on tiny shapes.</summary>
    internal static GpuDevice Simulator => Found.Simulator.Device;

    /// <summary>OpenCL on the processor, or null where this machine has none.</summary>
    internal static GpuDevice? Pocl => Found.All.FirstOrDefault(found => found.RunsOnCpu)?.Device;

    /// <summary>What runs the kernels.</summary>
    internal DeviceKind Kind { get; }

    /// <summary>Whether kernels run on the processor, so that a thread should do a row or a chunk: as on PoCL and on the simulator.</summary>
    internal bool RunsOnCpu { get; }

    internal Lock Gate { get; } = new();
    internal Accelerator Accelerator { get; }
    internal GpuBlocks Blocks { get; }
    internal Launcher Launcher { get; }

    /// <summary>What is known of indices without reading them back.</summary>
    internal KnownIndices Known { get; } = new();

    internal override IKernels Kernels { get; }

    /// <summary>How often numbers came to the host, for which everything before had to be finished.</summary>
    internal long ReadBacks => Volatile.Read(ref readBacks);

    public override string Name { get; }
    public override DeviceMemory Memory => pool.Memory;

    public override Device Trim()
    {
        pool.Trim();
        return this;
    }

    internal override Storage Rent(DType type, int count) => new(this, pool, type, count);

    internal override void Upload(ReadOnlySpan<byte> host, Storage to, int offset)
    {
        if (host.IsEmpty) return;
        Known.Note(host, to);
        using var target = new HeldElements<byte>(Blocks, to, offset, host.Length / to.DType.Size());
        lock (Gate)
        {
            var copy = staging.Copy(host);
            if (!copy.IsEmpty)
            {
                target.Elements.CopyFromCPUUnsafeAsync(Accelerator.DefaultStream, ref MemoryMarshal.GetReference(copy), copy.Length);
                return;
            }
            target.Elements.CopyFromCPU(Accelerator.DefaultStream, host);
            staging.Clear();
        }
    }

    internal override void Download(Storage from, int offset, Span<byte> host)
    {
        if (host.IsEmpty) return;
        Interlocked.Increment(ref readBacks);
        using var source = new HeldElements<byte>(Blocks, from, offset, host.Length / from.DType.Size());
        lock (Gate)
        {
            source.Elements.CopyToCPU(Accelerator.DefaultStream, host);
            staging.Clear();
        }
    }

    /// <summary>Refuses work on an accelerator that is gone: ILGPU's own answer may be to end the process.</summary>
    internal void Check()
    {
        if (Accelerator.IsDisposed) throw new InvalidOperationException($"{Name} was closed; Device.Cpu, or another device, would fit.");
    }
}
