using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using Flux.Kernels;

namespace Flux;

/// <summary>A concrete tensor: a dense piece of a storage. The one door between tensors and kernels.</summary>
[JsonConverter(typeof(TensorJson))]
internal class Value : Tensor
{
    private readonly Storage? storage;
    private readonly int offset;

    internal Value(Storage storage, int offset, Shape shape) : base(null, shape) => (this.storage, this.offset) = (storage, offset);

    /// <summary>A value whose storage is made when it is first asked for.</summary>
    private protected Value(Shape shape) : base(null, shape) { }

    internal virtual Storage Storage => storage!;

    /// <summary>The open region that will return the storage, if any.</summary>
    internal virtual Region? Region => storage!.Region;

    /// <summary>Whether nobody has taken charge of the storage yet.</summary>
    internal virtual bool IsFresh => storage!.IsFresh;

    /// <summary>These numbers as columns with a single one, where they are known to be that.</summary>
    internal virtual OneHotValue? OneHot => null;

    internal View View => new(Storage, offset, Shape);
    internal IKernels Kernels => Device.Kernels;
    public override DType DType => storage!.DType;
    public override Device Device => storage!.Device;
    internal override Value Concrete => this;

    /// <summary>A fresh block for a result; nobody owns it until the operation that fills it is bound.</summary>
    internal static Value Rent(Device device, DType type, Shape shape) => new(device.Rent(type, shape.Elements), 0, shape);

    /// <summary>A fresh block on this value's device.</summary>
    internal Value Rent(Shape shape) => Rent(Device, DType, shape);
    internal Value Rent(DType type, Shape shape) => Rent(Device, type, shape);

    /// <summary>Three fresh values of this one's shape and type.</summary>
    internal (Value First, Value Second, Value Third) RentThree()
    {
        var (first, second, third) = Device.RentThree(DType, Shape);
        return (Of(first), Of(second), Of(third));

        static Value Of(View view) => new(view.Storage, view.Offset, view.Shape);
    }

    /// <summary>The same elements with other sizes or from a later start, sharing the storage.</summary>
    internal Value Window(int start, Shape sizes) => new(Storage, offset + start, sizes);

    internal Value Escaped()
    {
        if (IsFresh) Storage.Escape();
        return this;
    }

    /// <summary>These numbers in another dtype.</summary>
    internal virtual Value As(DType type)
    {
        if (type == DType) return this;
        var cast = Rent(type, Shape);
        Kernels.Cast(View, cast.View);
        return cast.Escaped();
    }

    /// <summary>These numbers on another device.</summary>
    internal Value On(Device device)
    {
        if (device == Device) return this;
        return Upload(ToBytes(), device, DType, Shape);
    }

    /// <summary>The elements as bytes, column-major and in the machine's order.</summary>
    internal byte[] ToBytes()
    {
        var host = new byte[(long)Shape.Elements * DType.Size()];
        Download(host);
        return host;
    }

    /// <summary>The one element, read without a kernel or a block.</summary>
    internal unsafe double Single()
    {
        if (Device != Device.Cpu || !DType.IsReal()) return ToHost<double>(DType.Float64)[0];
        using var held = View.HoldBytes();
        return DType == DType.Float64 ? *(double*)held.Pointer : *(float*)held.Pointer;
    }

    /// <summary>The elements as host numbers, column-major, from any dtype and device.</summary>
    internal T[] ToHost<T>(DType type) where T : unmanaged
    {
        var host = new T[Shape.Elements];
        On(Device.Cpu).As(type).Download(MemoryMarshal.AsBytes(host.AsSpan()));
        return host;
    }

    private void Download(Span<byte> host)
    {
        if (host.Length > 0) Device.Download(Storage, offset, host);
    }

    internal static Value Upload(ReadOnlySpan<byte> host, Device device, DType type, Shape shape)
    {
        var value = Rent(device, type, shape);
        if (host.Length > 0) device.Upload(host, value.Storage, 0);
        return value.Escaped();
    }

    /// <summary>The first byte that no truth value has, where truth values are what the bytes should be; null if all are sound.</summary>
    internal static byte? Unsound(ReadOnlySpan<byte> host, DType type) =>
        type == DType.Bool && host.IndexOfAnyExceptInRange<byte>(0, 1) is >= 0 and var at ? host[at] : null;

    internal ReadOnlySpan<T> Span<T>(DType type) where T : unmanaged
    {
        const string Others = "copy it with ToArray, or read one number with Scalar";
        if (DType != type) throw new InvalidOperationException($"AsSpan: the tensor is {DType}, {type} would fit: Cast it, {Others}.");
        if (Device != Device.Cpu)
        {
            throw new InvalidOperationException($"AsSpan: the tensor is on {Device}, the cpu would fit: move it with To(Device.Cpu), {Others}.");
        }
        return Storage.Lend<T>(offset, Shape.Elements);
    }
}
