using System.Numerics.Tensors;

namespace Flux;

public abstract partial class Tensor
{
    /// <summary>The number of a tensor with one element, as a plain double (elsewhere <c>item()</c>).</summary>
    /// <exception cref="InvalidOperationException">There is not exactly one element.</exception>
    public double Scalar() => Shape.Elements == 1
        ? Concrete.Single()
        : throw new InvalidOperationException(
            $"Scalar: the tensor has shape {Shape}, one element would fit: index it, reduce it, or read all with ToArray, ToDoubles or ToInts.");

    /// <summary>The number of a tensor with one element.</summary>
    public static explicit operator float(Tensor x) => (float)x.Scalar();

    /// <summary>The number of a tensor with one element.</summary>
    public static explicit operator double(Tensor x) => x.Scalar();

    /// <summary>A copy of the elements as Float32, column-major, from any dtype and device.</summary>
    public float[] ToArray() => Concrete.ToHost<float>(DType.Float32);

    /// <summary>A copy of the elements as double, column-major, from any dtype and device.</summary>
    public double[] ToDoubles() => Concrete.ToHost<double>(DType.Float64);

    /// <summary>A copy of the elements as int, column-major: indices and masks.</summary>
    public int[] ToInts() => Concrete.ToHost<int>(DType.Int32);

    /// <summary>The elements of a Float32 tensor on the CPU, column-major, without a copy.</summary>
    /// <exception cref="InvalidOperationException">Another dtype or device: cast or move first.</exception>
    public ReadOnlySpan<float> AsSpan() => Concrete.Span<float>(DType.Float32);

    /// <summary>The elements as a strided view of System.Numerics.Tensors with this tensor's sizes, without a copy.</summary>
    /// <exception cref="InvalidOperationException">Not Float32 on the CPU: cast or move first.</exception>
    public ReadOnlyTensorSpan<float> AsTensorSpan()
    {
        var lengths = new nint[Rank];
        var strides = new nint[Rank];
        for (int i = 0, stride = 1; i < Rank; stride *= Shape[i++]) (lengths[i], strides[i]) = (Shape[i], Shape[i] == 1 ? 0 : stride);
        return new(AsSpan(), lengths, strides);
    }
}
