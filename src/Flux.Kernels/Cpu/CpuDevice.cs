using System.Runtime.InteropServices;

namespace Flux.Kernels;

/// <summary>The host.</summary>
internal sealed unsafe class CpuDevice : Device
{
    private readonly CpuKernels kernels = new();
    public override string Name => "cpu";
    public override DeviceMemory Memory => default;
    public override Device Trim() => this;
    internal override IKernels Kernels => kernels;
    internal override Storage Rent(DType type, int count) => new(this, type, count);

    internal override void Upload(ReadOnlySpan<byte> host, Storage to, int offset)
    {
        host.CopyTo(new Span<byte>((byte*)to.Pointer + (long)offset * to.DType.Size(), host.Length));
        GC.KeepAlive(to);
    }

    internal override void Download(Storage from, int offset, Span<byte> host)
    {
        new ReadOnlySpan<byte>((byte*)from.Pointer + (long)offset * from.DType.Size(), host.Length).CopyTo(host);
        GC.KeepAlive(from);
    }
}
