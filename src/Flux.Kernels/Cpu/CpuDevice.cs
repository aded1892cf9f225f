namespace Flux.Kernels;

/// <summary>The host.</summary>
internal sealed unsafe class CpuDevice(BlockPool pool, IKernels kernels) : Device
{
    internal CpuDevice() : this(BlockPool.Host) { }

    internal CpuDevice(BlockPool pool) : this(pool, Widest()) { }

    /// <summary>The kernels for the widest registers that do not slow this processor down.</summary>
    private static IKernels Widest() =>
        Lanes512<float>.IsAccelerated ? new CpuKernels<Lanes512<float>, Lanes512<double>>()
        : Lanes256<float>.IsAccelerated ? new CpuKernels<Lanes256<float>, Lanes256<double>>()
        : new CpuKernels<Lanes128<float>, Lanes128<double>>();

    public override string Name => "cpu";
    public override int Threads => ThreadCount.Current;
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
        fixed (byte* from = host) FlatCopy.Run(from, held.Pointer, host.Length);
    }

    internal override void Download(Storage from, int offset, Span<byte> host)
    {
        using var held = from.HoldBytes(offset);
        fixed (byte* to = host) FlatCopy.Run(held.Pointer, to, host.Length);
    }
}
