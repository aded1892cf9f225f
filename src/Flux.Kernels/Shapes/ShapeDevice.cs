namespace Flux.Kernels;

/// <summary>
/// A device on which tensors have a shape and a type but no memory, and whose kernels do nothing: operations on it check their arguments and find the shape of
/// their result, at no cost. Numbers read from it are zeros.
/// </summary>
internal sealed class ShapeDevice : Device
{
    private readonly BlockPool pool = new(new Nowhere());

    private ShapeDevice() { }

    internal static ShapeDevice Instance { get; } = new();

    public override string Name => "shapes";
    public override DeviceMemory Memory => default;
    internal override bool OnlyShapes => true;
    internal override IKernels Kernels { get; } = new ShapeKernels();

    public override Device Trim() => this;

    // Of any size, a block is one address.
    internal override Storage Rent(DType type, int count) => new(this, pool, type, 0);

    internal override void Upload(ReadOnlySpan<byte> host, Storage to, int offset) { }

    internal override void Download(Storage from, int offset, Span<byte> host) => host.Clear();

    /// <summary>Hands out an address that nobody uses.</summary>
    private sealed class Nowhere : IBlockSource
    {
        private const nint Address = 64;

        public bool OnHost => false;
        public long Limit => long.MaxValue;
        public nint Allocate(long bytes) => Address;
        public void Free(nint block, long bytes) { }
    }
}
