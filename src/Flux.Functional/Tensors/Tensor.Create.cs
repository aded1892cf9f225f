using Flux.Kernels;

namespace Flux;

public abstract partial class Tensor
{
    /// <summary>One number, Float32, no dimensions.</summary>
    public static Tensor Of(float value) => Upload([value], DType.Float32, Shape.Scalar);

    /// <summary>One number, Float64, no dimensions.</summary>
    public static Tensor Of(double value) => Upload([value], DType.Float64, Shape.Scalar);

    /// <summary>Float32 elements given column-major; without sizes, a vector.</summary>
    /// <exception cref="ArgumentException">The sizes do not hold exactly the given elements.</exception>
    public static Tensor Of(float[] values, params int[] shape) => Of((ReadOnlySpan<float>)values, Sizes(values.Length, shape));

    /// <summary>Float64 elements given column-major; without sizes, a vector.</summary>
    public static Tensor Of(double[] values, params int[] shape) => Upload<double>(values, DType.Float64, Sizes(values.Length, shape));

    /// <summary>Int32 elements (indices) given column-major; without sizes, a vector.</summary>
    public static Tensor Of(int[] values, params int[] shape) => Upload<int>(values, DType.Int32, Sizes(values.Length, shape));

    /// <summary>Bool elements (a mask) given column-major; without sizes, a vector.</summary>
    public static Tensor Of(bool[] values, params int[] shape) => Upload<bool>(values, DType.Bool, Sizes(values.Length, shape));

    /// <summary>Float32 elements given column-major.</summary>
    public static Tensor Of(ReadOnlySpan<float> columnMajor, Shape shape) => Upload(columnMajor, DType.Float32, shape);

    /// <summary>Float64 elements given column-major.</summary>
    public static Tensor Of(ReadOnlySpan<double> columnMajor, Shape shape) => Upload(columnMajor, DType.Float64, shape);

    /// <summary>Float16 elements given column-major.</summary>
    public static Tensor Of(ReadOnlySpan<Half> columnMajor, Shape shape) => Upload(columnMajor, DType.Float16, shape);

    /// <summary>Int32 elements given column-major.</summary>
    public static Tensor Of(ReadOnlySpan<int> columnMajor, Shape shape) => Upload(columnMajor, DType.Int32, shape);

    /// <summary>Bool elements given column-major.</summary>
    public static Tensor Of(ReadOnlySpan<bool> columnMajor, Shape shape) => Upload(columnMajor, DType.Bool, shape);

    /// <summary>
    /// 64-bit integers given column-major: Int32 where all of them fit, else Float64 where it holds each exactly, which it does up to 2^53.
    /// </summary>
    /// <exception cref="ArgumentException">The sizes do not hold exactly the given elements, or one of them fits neither type.</exception>
    public static Tensor Of(ReadOnlySpan<long> columnMajor, Shape shape)
    {
        int? inexact = LongElements.FirstInexact(columnMajor);
        if (inexact is { } i)
        {
            throw new ArgumentException($"Tensor.Of: element {i} is {columnMajor[i]}; integers of at most 2^53, which Float64 holds exactly, would fit.");
        }
        return LongElements.FitInt32(columnMajor)
            ? Upload(LongElements.As<int>(columnMajor), DType.Int32, shape)
            : Upload(LongElements.As<double>(columnMajor), DType.Float64, shape);
    }

    /// <summary>BFloat16 elements given column-major by their bits, the upper halves of singles.</summary>
    public static Tensor OfBFloat16(ReadOnlySpan<ushort> bits, Shape shape) => Upload(bits, DType.BFloat16, shape);

    /// <summary>A Float32 matrix written as rows: element [i, j] of the array is row i, column j.</summary>
    public static Tensor Of(float[,] rows) => Of(ColumnMajor(rows), rows.GetLength(0), rows.GetLength(1));

    /// <summary>A Float64 matrix written as rows: element [i, j] of the array is row i, column j.</summary>
    public static Tensor Of(double[,] rows) => Of(ColumnMajor(rows), rows.GetLength(0), rows.GetLength(1));

    private static T[] ColumnMajor<T>(T[,] rows)
    {
        int m = rows.GetLength(0), n = rows.GetLength(1);
        var columns = new T[Shape.Create([m, n]).Elements];
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < m; i++) columns[j * m + i] = rows[i, j];
        }
        return columns;
    }

    /// <summary>Zeros, Float32.</summary>
    public static Tensor Zeros(params int[] shape) => Full(new("Zeros", shape), 0);

    /// <summary>Zeros of a dtype.</summary>
    public static Tensor Zeros(Shape shape, DType type) => Full(shape, 0, type);

    /// <summary>Ones, Float32.</summary>
    public static Tensor Ones(params int[] shape) => Full(new("Ones", shape), 1);

    /// <summary>Ones of a dtype.</summary>
    public static Tensor Ones(Shape shape, DType type) => Full(shape, 1, type);

    /// <summary>One value everywhere.</summary>
    public static Tensor Full(Shape shape, double value, DType type = DType.Float32) => Full(Device.Cpu, type, shape, value);

    internal static Tensor Full(Device device, DType type, Shape shape, double value)
    {
        var y = Value.Rent(device, type, shape);
        y.Kernels.Fill(y.View, value);
        return y.Escaped();
    }

    /// <summary>Zeros of this tensor's shape, dtype and device.</summary>
    public Tensor ZerosLike() => Full(Device, DType, Shape, 0);

    /// <summary>Ones of this tensor's shape, dtype and device.</summary>
    public Tensor OnesLike() => Full(Device, DType, Shape, 1);

    /// <summary>Uniform in [0, 1), Float32; element i depends only on (key, i).</summary>
    public static Tensor Uniform(Key key, params int[] shape) => Uniform(key, new("Uniform", shape), DType.Float32);

    /// <summary>Uniform in [0, 1), Float32 or Float64; element i depends only on (key, i).</summary>
    /// <exception cref="ArgumentException">Another dtype.</exception>
    public static Tensor Uniform(Key key, Shape shape, DType type) => Uniform(Device.Cpu, key, shape, type);

    internal static Tensor Uniform(Device device, Key key, Shape shape, DType type)
    {
        var y = Value.Rent(device, type, shape);
        y.Kernels.Uniform(key.Bits, y.View);
        return y.Escaped();
    }

    /// <summary>Standard normal, Float32; element i depends only on (key, i).</summary>
    public static Tensor Normal(Key key, params int[] shape) => Normal(key, new("Normal", shape), DType.Float32);

    /// <summary>Standard normal, Float32 or Float64; element i depends only on (key, i).</summary>
    /// <exception cref="ArgumentException">Another dtype.</exception>
    public static Tensor Normal(Key key, Shape shape, DType type) => Normal(Device.Cpu, key, shape, type);

    internal static Tensor Normal(Device device, Key key, Shape shape, DType type)
    {
        var y = Value.Rent(device, type, shape);
        y.Kernels.Normal(key.Bits, y.View);
        return y.Escaped();
    }

    private static Shape Sizes(int count, int[] shape) => shape.Length == 0 ? new(count) : new("Tensor.Of", shape);

    private static Value Upload<T>(ReadOnlySpan<T> values, DType type, Shape shape) where T : unmanaged => shape.Elements == values.Length
        ? Value.Upload(values, Device.Cpu, type, shape)
        : throw new ArgumentException($"Tensor.Of: shape {shape} holds {shape.Elements} elements, {values.Length} were given; as many would fit.");
}
