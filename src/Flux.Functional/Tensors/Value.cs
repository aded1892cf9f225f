using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using Flux.Kernels;

namespace Flux;

/// <summary>A concrete tensor: a dense piece of a storage. The one door between tensors and kernels.</summary>
[JsonConverter(typeof(TensorJson))]
internal class Value : Tensor
{
    // Elements moved between host and device at a time, whose bytes a span can count; and elements looked at at a time.
    private const int Moved = 1 << 27, Looked = 1 << 20;

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
    internal virtual Value On(Device device)
    {
        if (device == Device) return this;
        if (device != Device.Cpu && Device != Device.Cpu) return On(Device.Cpu).On(device);
        var moved = Rent(device, DType, Shape);
        for (int at = 0, count; at < Shape.Elements; at += count)
        {
            count = Math.Min(Moved, Shape.Elements - at);
            Move(at, count, moved);
        }
        return moved.Escaped();
    }

    /// <summary>Copies so many elements between the host and a device, straight from or to where they lie.</summary>
    private unsafe void Move(int at, int count, Value to)
    {
        int bytes = count * DType.Size();
        bool comes = to.Device == Device.Cpu;
        using var held = (comes ? to.Storage : Storage).HoldBytes(comes ? at : offset + at);
        if (comes) Device.Download(Storage, offset + at, new(held.Pointer, bytes));
        else to.Device.Upload(new(held.Pointer, bytes), to.Storage, at);
    }

    /// <summary>These elements in order, some of them at a time: what only looks at them needs no array that holds all.</summary>
    internal IEnumerable<Value> Pieces()
    {
        if (Shape.Elements <= Looked)
        {
            yield return this;
            yield break;
        }
        for (int at = 0, count; at < Shape.Elements; at += count)
        {
            count = Math.Min(Looked, Shape.Elements - at);
            yield return Window(at, [count]);
        }
    }

    /// <summary>The elements as double, column-major, some of them at a time.</summary>
    internal IEnumerable<double[]> Doubles() => Pieces().Select(piece => piece.ToHost<double>(DType.Float64));

    /// <summary>The elements as bytes, column-major and in the machine's order.</summary>
    /// <exception cref="InvalidOperationException">They are more bytes than an array holds.</exception>
    internal byte[] Copied()
    {
        long bytes = (long)Shape.Elements * DType.Size();
        if (bytes > Array.MaxLength)
        {
            throw new InvalidOperationException($"ToBytes: {Shape} of {DType} are {bytes} bytes; up to {Array.MaxLength} would fit in an array.");
        }
        byte[] host = GC.AllocateUninitializedArray<byte>((int)bytes);
        Download<byte>(host);
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
        On(Device.Cpu).As(type).Download<T>(host);
        return host;
    }

    /// <summary>Copies all elements, which the host sees as T: as such or as their bytes.</summary>
    private void Download<T>(Span<T> host) where T : unmanaged
    {
        for (int at = 0, count; at < host.Length; at += count)
        {
            count = Math.Min(Moved, host.Length - at);
            Device.Download(Storage, offset + Element<T>(at, DType), MemoryMarshal.AsBytes(host.Slice(at, count)));
        }
    }

    /// <summary>Copies the bytes of elements from one on, as many as the host's bytes hold.</summary>
    internal void CopyTo(Span<byte> host, int from) => Device.Download(Storage, offset + from, host);

    /// <summary>A value of the host's numbers, given as such or as their bytes.</summary>
    internal static Value Upload<T>(ReadOnlySpan<T> host, Device device, DType type, Shape shape) where T : unmanaged
    {
        var value = Rent(device, type, shape);
        for (int at = 0, count; at < host.Length; at += count)
        {
            count = Math.Min(Moved, host.Length - at);
            device.Upload(MemoryMarshal.AsBytes(host.Slice(at, count)), value.Storage, Element<T>(at, type));
        }
        return value.Escaped();
    }

    /// <summary>The first byte that no truth value has, where truth values are what the bytes should be; null if all are sound.</summary>
    internal static byte? Unsound(ReadOnlySpan<byte> host, DType type) =>
        type == DType.Bool && host.IndexOfAnyExceptInRange<byte>(0, 1) is >= 0 and var at ? host[at] : null;

    /// <summary>The element at which so many T end.</summary>
    private static unsafe int Element<T>(int count, DType type) where T : unmanaged => (int)((long)count * sizeof(T) / type.Size());

    /// <summary>A value on the host whose bytes are written where they will lie, piece by piece.</summary>
    internal static unsafe Value Filled(DType type, Shape shape, Action<Span<byte>> fill)
    {
        var value = Rent(Device.Cpu, type, shape);
        bool isFilled = false;
        try
        {
            using var held = value.View.HoldBytes();
            for (int at = 0, count; at < shape.Elements; at += count)
            {
                count = Math.Min(Moved, shape.Elements - at);
                var piece = new Span<byte>(held.Pointer + (long)at * type.Size(), count * type.Size());
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
        for (int at = 0, count; at < Shape.Elements; at += count)
        {
            count = Math.Min(Moved, Shape.Elements - at);
            take(new(held.Pointer + (long)at * DType.Size(), count * DType.Size()));
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
