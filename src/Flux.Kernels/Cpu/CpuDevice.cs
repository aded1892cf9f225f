namespace Flux.Kernels;

/// <summary>The host.</summary>
internal sealed unsafe class CpuDevice(BlockPool pool) : Device
{
    private readonly CpuKernels kernels = new();

    internal CpuDevice() : this(BlockPool.Host) { }

    public override string Name => "cpu";
    public override DeviceMemory Memory => pool.Memory;
    internal override IKernels Kernels => kernels;

    public override Device Trim()
    {
        pool.Trim();
        return this;
    }

    internal override Storage Rent(DType type, int count) => new(this, pool, type, count);

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
