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
        using var held = to.HoldBytes(offset);
        host.CopyTo(new Span<byte>(held.Pointer, host.Length));
    }

    internal override void Download(Storage from, int offset, Span<byte> host)
    {
        using var held = from.HoldBytes(offset);
        new ReadOnlySpan<byte>(held.Pointer, host.Length).CopyTo(host);
    }
}
