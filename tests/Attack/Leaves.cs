using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Flux.Attack;

/// <summary>Plain and hostile values of the types that others are made of.</summary>
internal static class Leaves
{
    private static readonly Dictionary<Type, object[]> plain = new()
    {
        [typeof(bool)] = [true, false],
        [typeof(byte)] = [(byte)1],
        [typeof(int)] = [1, 2, 3],
        [typeof(uint)] = [1u],
        [typeof(long)] = [1L, 7L],
        [typeof(ulong)] = [1UL],
        [typeof(float)] = [0.5f, 1f],
        [typeof(double)] = [0.5, 1.0],
        [typeof(string)] = ["relu", "weight"],
        [typeof(object)] = ["text", 3],
        [typeof(Index)] = [Index.Start],
        [typeof(Range)] = [Range.All],
        [typeof(TimeSpan)] = [TimeSpan.FromSeconds(1)],
        [typeof(CancellationToken)] = [CancellationToken.None],
        [typeof(Type)] = [typeof(Tensor), typeof(Dense)],
        [typeof(IFormatProvider)] = [CultureInfo.InvariantCulture],
        [typeof(Stream)] = [Stream.Null],
        [typeof(TextWriter)] = [TextWriter.Null],
        [typeof(Stream)] = [Stream.Null],
        [typeof(StateNames)] = [StateNames.Of(new Dictionary<string, string> { ["Weight"] = "weight" })],
        [typeof(IReadOnlyDictionary<string, Tensor>)] = [new Dictionary<string, Tensor> { ["weight"] = Tensor.Ones(2, 3) }],
        [typeof(StringBuilder)] = [new StringBuilder()],
        [typeof(JsonSerializerOptions)] = [JsonSerializerOptions.Default],
        [typeof(Utf8JsonWriter)] = [new Utf8JsonWriter(Stream.Null)],
        [typeof(Device)] = [Device.Cpu],
        [typeof(Key)] = [new Key(1), new Key(2)],
        [typeof(Shape)] = [new Shape(2, 3)],
        [typeof(Tensor)] = [Tensor.Ones(2, 3), Tensor.Ones(3, 3), Tensor.Of([1f, 2f, 3f])],
        [typeof(Num<double>)] = [new Num<double>(0.5)],
        [typeof(Halfway)] = [default(Halfway)],
        [typeof(Primitive)] = [new Twice(), new Times()],
        [typeof(LinearPrimitive)] = [new Twice()],
        [typeof(BilinearPrimitive)] = [new Times()],
    };

    private static readonly Dictionary<Type, object[]> extreme = new()
    {
        [typeof(int)] = [int.MinValue, -1, 0, 4, 7, 64, 65536, int.MaxValue],
        [typeof(uint)] = [0u, uint.MaxValue],
        [typeof(long)] = [long.MinValue, -1L, 0L, 1L << 40, long.MaxValue],
        [typeof(float)] = [float.NaN, float.PositiveInfinity, -1f, 0f, float.MaxValue, float.Epsilon],
        [typeof(double)] = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -1.0, 0.0, double.MaxValue, double.Epsilon, 1e9],
        [typeof(string)] = ["", " ", "\0", "..", "ß∂ 中", new string('x', 300), "a/b", "{0}"],
        [typeof(object)] = [1.5, Tensor.Ones(2), new object(), Array.Empty<int>()],
        [typeof(Index)] = [new Index(int.MaxValue), new Index(0, true), new Index(9, true)],
        [typeof(Range)] = [new Range(5, 2), new Range(Index.End, int.MaxValue)],
        [typeof(TimeSpan)] = [TimeSpan.MinValue, TimeSpan.Zero, TimeSpan.MaxValue],
        [typeof(CancellationToken)] = [new CancellationToken(true)],
        [typeof(Type)] = [typeof(void), typeof(List<>), typeof(int*), typeof(Span<int>)],
        [typeof(IFormatProvider)] = [new NumberFormatInfo { NegativeSign = "−", NumberDecimalSeparator = "," }],
        [typeof(Key)] = [default(Key)],
        [typeof(Shape)] = [Shape.Scalar, new Shape(0, 3), new Shape(1, 1, 1, 1, 1, 1), new Shape(5)],
        [typeof(Tensor)] =
        [
            Tensor.Zeros(), Tensor.Zeros(0), Tensor.Zeros(0, 3), Tensor.Ones(1, 1, 1, 1, 1), Tensor.Of([1, 0, 2]), Tensor.Of([-1, 7, int.MaxValue]),
            Tensor.Ones(2, 3) > 0, Tensor.Full([2, 3], double.NaN, DType.Float64), Tensor.Full([3, 3], double.PositiveInfinity), Tensor.Ones(5, 4, 3, 2),
            Tensor.Ones(2, 3).Cast(DType.BFloat16), Ended(),
        ],
        [typeof(ImmutableArray<int>)] = [default(ImmutableArray<int>)],
        [typeof(ImmutableArray<Tensor>)] = [default(ImmutableArray<Tensor>)],
    };

    /// <summary>A value of the type; null for a type without a row.</summary>
    internal static object? Of(Type type, Random random, bool hostile)
    {
        if (hostile && extreme.TryGetValue(type, out object[]? rows) && random.Next(3) == 0) return rows[random.Next(rows.Length)];
        return plain.TryGetValue(type, out rows) ? rows[random.Next(rows.Length)] : null;
    }

    /// <summary>A tracer whose derivative is over.</summary>
    private static Tensor Ended()
    {
        Tensor? kept = null;
        Ad.Gradient(x =>
        {
            kept = x;
            return x.Sum();
        }, Tensor.Ones(2, 3));
        return kept!;
    }
}

/// <summary>A user's linear operation.</summary>
internal sealed record Twice : LinearPrimitive
{
    public override Tensor Eval(ReadOnlySpan<Tensor> xs) => xs[0] * 2;
    public override Tensor Transpose(Tensor ct, Shape x) => ct * 2;
}

/// <summary>A user's bilinear operation.</summary>
internal sealed record Times : BilinearPrimitive
{
    public override Tensor Eval(ReadOnlySpan<Tensor> xs) => xs[0] * xs[1];
    public override Tensor Left(Tensor ct, Tensor a, Tensor b) => ct * b;
    public override Tensor Right(Tensor ct, Tensor a, Tensor b) => ct * a;
}

/// <summary>A user's body of three numbers.</summary>
internal readonly struct Halfway : ITernaryBody
{
    public T Invoke<T>(T x, T y, T z) where T : struct, IReal<T> => 0.5 * (x + y) - z;
}
