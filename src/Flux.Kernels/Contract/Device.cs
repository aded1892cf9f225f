using System.Text.Json.Serialization;
using Flux.Kernels;

namespace Flux;

/// <summary>Where tensors live and are computed. Operations need all arguments on one device; <c>tree.To(device)</c> moves.</summary>
/// <example>
/// <code>
/// foreach (DeviceInfo found in Device.List()) Console.WriteLine(found);
/// Tensor x = Tensor.Ones(100).To(Device.Of("cpu"));
/// Console.WriteLine($"{x.Device}: {Device.Cpu.Memory}");
/// </code>
/// </example>
[JsonConverter(typeof(BsonOnly))]
public abstract partial class Device
{
    private const int Small = 1 << 12;

    private protected Device() { }

    /// <summary>The name shown to people.</summary>
    public abstract string Name { get; }

    /// <summary>Bytes in use, kept in the pool, and at the peak.</summary>
    public abstract DeviceMemory Memory { get; }

    /// <summary>
    /// How many threads of this machine an operation here may use, the calling one included. On the host what <see cref="WithThreads"/> says, else the
    /// environment's FLUX_THREADS, else the program's setting Flux.Threads, else as many processors as the process may use; 1 elsewhere.
    /// </summary>
    /// <exception cref="InvalidOperationException">One of the two settings is no whole number from 1 to 1024.</exception>
    public virtual int Threads => 1;

    /// <summary>Gives pooled blocks that nobody uses back to the system.</summary>
    public abstract Device Trim();

    /// <summary>Whether tensors have a shape and a type here but no numbers.</summary>
    internal virtual bool OnlyShapes => false;

    /// <summary>The kernels of this device.</summary>
    internal abstract IKernels Kernels { get; }

    /// <summary>A block with uninitialised contents.</summary>
    internal abstract Storage Rent(DType type, int count);

    /// <summary>
    /// Room for three arrays of one shape. Small ones share a block, whose bookkeeping would cost more than the arithmetic; the last of large ones has its own,
    /// so that it may be kept without the others.
    /// </summary>
    internal (View First, View Second, View Third) RentThree(DType type, Shape shape)
    {
        long apart = (shape.Elements + 15L) & ~15; // so that every array is aligned as the first
        if (2 * apart > Sizes.MaxElements) return (Alone(), Alone(), Alone());
        bool isSmall = apart <= Small;
        var block = Rent(type, (int)((isSmall ? 3 : 2) * apart));
        return (new(block, 0, shape), new(block, (int)apart, shape), isSmall ? new(block, 2 * (int)apart, shape) : Alone());

        View Alone() => new(Rent(type, shape.Elements), 0, shape);
    }

    /// <summary>Copies host bytes into a storage of this device, starting at an element.</summary>
    internal abstract void Upload(ReadOnlySpan<byte> host, Storage to, int offset);

    /// <summary>Copies from a storage of this device, starting at an element, to the host.</summary>
    internal abstract void Download(Storage from, int offset, Span<byte> host);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
