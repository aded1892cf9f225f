using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using Flux.Kernels;

namespace Flux;

/// <summary>A concrete tensor: a dense piece of a storage. The one door between tensors and kernels.</summary>
[JsonConverter(typeof(TensorJson))]
internal class Value : Tensor
{
    /// <summary>As many elements as one span of bytes always holds.</summary>
    private const int Piece = 1 << 27;

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
        return Upload(Copied(), device, DType, Shape);
    }

    /// <summary>The elements as bytes, column-major and in the machine's order.</summary>
    internal byte[] Copied()
    {
        byte[] host = GC.AllocateUninitializedArray<byte>(checked(Shape.Elements * DType.Size()));
        Download<byte>(host, DType.Size());
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
        T[] host = GC.AllocateUninitializedArray<T>(Shape.Elements);
        On(Device.Cpu).As(type).Download<T>(host, 1);
        return host;
    }

    /// <summary>Copies the elements to the host, where each is so many T.</summary>
    private void Download<T>(Span<T> host, int perElement) where T : unmanaged
    {
        for (int start = 0; start < Shape.Elements; start += Piece)
        {
            int count = Math.Min(Piece, Shape.Elements - start);
            Device.Download(Storage, offset + start, MemoryMarshal.AsBytes(host.Slice(start * perElement, count * perElement)));
        }
    }

    /// <summary>Numbers of the host, each of whose elements is so many T.</summary>
    internal static Value Upload<T>(ReadOnlySpan<T> host, int perElement, Device device, DType type, Shape shape) where T : unmanaged
    {
        var value = Rent(device, type, shape);
        for (int start = 0; start < shape.Elements; start += Piece)
        {
            int count = Math.Min(Piece, shape.Elements - start);
            device.Upload(MemoryMarshal.AsBytes(host.Slice(start * perElement, count * perElement)), value.Storage, start);
        }
        return value.Escaped();
    }

    internal static Value Upload(ReadOnlySpan<byte> host, Device device, DType type, Shape shape) => Upload(host, type.Size(), device, type, shape);

    /// <summary>A value on the host whose bytes are written where they will lie, piece by piece.</summary>
    internal static unsafe Value Filled(DType type, Shape shape, Action<Span<byte>> fill)
    {
        var value = Rent(Device.Cpu, type, shape);
        bool isFilled = false;
        try
        {
            using var held = value.View.HoldBytes();
            for (int start = 0; start < shape.Elements; start += Piece)
            {
                int bytes = Math.Min(Piece, shape.Elements - start) * type.Size();
                var piece = new Span<byte>(held.Pointer + (long)start * type.Size(), bytes);
                fill(piece);
                if (type == DType.Bool) Truths(piece);
            }
            isFilled = true;
        }
        finally
        {
            if (!isFilled) value.Storage.Return("what should have filled it failed");
        }
        return value.Escaped();
    }

    /// <summary>The elements as bytes, column-major and in the machine's order, piece by piece without a copy where they lie on the host.</summary>
    internal unsafe void Pour(Action<ReadOnlySpan<byte>> take)
    {
        var host = On(Device.Cpu);
        using var held = host.View.HoldBytes();
        for (int start = 0; start < Shape.Elements; start += Piece)
        {
            take(new(held.Pointer + (long)start * DType.Size(), Math.Min(Piece, Shape.Elements - start) * DType.Size()));
        }
    }

    /// <summary>Elsewhere a byte of a truth value may be any number; here it is 0 or 1.</summary>
    internal static void Truths(Span<byte> bytes)
    {
        for (int i = 0; i < bytes.Length; i++) bytes[i] = (byte)(bytes[i] == 0 ? 0 : 1);
    }

    internal ReadOnlySpan<T> Span<T>(DType type) where T : unmanaged
    {
        const string Others = "copy it with ToArray, or read one number with Scalar";
        if (DType != type) throw new InvalidOperationException($"AsSpan: the tensor is {DType}, {type} would fit: Cast it, {Others}.");
        CheckOnHost("AsSpan", Others);
        return Storage.Lend<T>(offset, Shape.Elements);
    }

    /// <summary>The elements as so many bytes.</summary>
    internal ReadOnlySpan<byte> Bytes(int count)
    {
        CheckOnHost("AsBytes", "copy it with ToBytes");
        return Storage.Lend<byte>((long)offset * DType.Size(), count);
    }

    private void CheckOnHost(string operation, string others)
    {
        if (Device == Device.Cpu) return;
        throw new InvalidOperationException($"{operation}: the tensor is on {Device}, the cpu would fit: move it with To(Device.Cpu), {others}.");
    }
}
