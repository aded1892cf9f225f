using Flux.Kernels;

namespace Flux;

public abstract partial class Tensor
{
    /// <summary>Elements given by their bytes, column-major and in the machine's order; a byte of a Bool is false where it is 0.</summary>
    /// <exception cref="ArgumentException">The bytes are not as many as the shape has in the type.</exception>
    public static Tensor OfBytes(ReadOnlySpan<byte> bytes, DType type, Shape shape)
    {
        CheckBytes("Tensor.OfBytes", bytes.Length, type, shape);
        if (type != DType.Bool) return Value.Upload(bytes, Device.Cpu, type, shape);
        byte[] truths = bytes.ToArray();
        Value.Truths(truths);
        return Value.Upload(truths, Device.Cpu, type, shape);
    }

    /// <summary>The next elements of a stream, column-major and in the machine's order, read to where they will lie.</summary>
    /// <exception cref="EndOfStreamException">The stream ends before.</exception>
    public static Tensor Read(Stream stream, DType type, Shape shape)
    {
        long wanted = (long)shape.Elements * type.Size();
        if (stream.CanSeek && stream.Length - stream.Position is var left && left < wanted)
        {
            throw new EndOfStreamException($"Tensor.Read: {type} {shape} has {wanted} bytes, {left} are left of the stream.");
        }
        return Value.Filled(type, shape, stream.ReadExactly);
    }

    /// <summary>The elements as bytes, column-major and in the machine's order, without a copy: <c>stream.Write(x.AsBytes())</c>.</summary>
    /// <exception cref="InvalidOperationException">The tensor is not on the CPU, or it has 2^31 bytes or more.</exception>
    public ReadOnlySpan<byte> AsBytes()
    {
        long bytes = (long)Shape.Elements * DType.Size();
        return bytes <= int.MaxValue ? Concrete.Bytes((int)bytes) : throw new InvalidOperationException(
            $"AsBytes: {DType} {Shape} has {bytes} bytes, at most {int.MaxValue} would fit a span: take a part of it.");
    }

    /// <summary>A copy of the elements as bytes, column-major and in the machine's order, from any device.</summary>
    public byte[] ToBytes() => Concrete.Copied();

    private static void CheckBytes(string operation, long given, DType type, Shape shape)
    {
        long bytes = (long)shape.Elements * type.Size();
        if (given != bytes) throw new ArgumentException($"{operation}: {type} {shape} has {bytes} bytes, {given} were given.");
    }
}
