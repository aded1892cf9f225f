using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Flux;

/// <summary>512 bits in one register; where the processor has no such registers, in halves: slow and right.</summary>
/// <typeparam name="F">float or double.</typeparam>
internal readonly unsafe struct Lanes512<F>(Vector512<F> v) : ILanes<Lanes512<F>, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly Vector512<F> v = v;

    // Not by the constructor, which takes locals: past 512 of them in one method the compiler inlines nothing more.
    [MethodImpl(Inline)] public static implicit operator Lanes512<F>(Vector512<F> v) => Unsafe.BitCast<Vector512<F>, Lanes512<F>>(v);

    public static bool IsAccelerated { [MethodImpl(Inline)] get => Vector512.IsHardwareAccelerated; }
    public static int Count { [MethodImpl(Inline)] get => Vector512<F>.Count; }
    public static int Columns { [MethodImpl(Inline)] get => 12; }
    public static int Side { [MethodImpl(Inline)] get => Lanes256<float>.Side; }

    [MethodImpl(Inline)] public static Lanes512<F> Load(F* x) => Vector512.Load(x);
    [MethodImpl(Inline)] public void Store(F* y) => v.Store(y);
    [MethodImpl(Inline)] public void Stream(F* y) => v.StoreAlignedNonTemporal(y);
    [MethodImpl(Inline)] public static void Prefetch(F* x) => Lanes128<F>.Prefetch(x);
    [MethodImpl(Inline)] public static Lanes512<F> All(F x) => Vector512.Create(x);

    // Not by F.CreateTruncating, which takes locals too.
    [MethodImpl(Inline)]
    public static Lanes512<F> Const(double x) => typeof(F) == typeof(double)
        ? Vector512.Create(x).As<double, F>()
        : Vector512.Create((float)x).As<float, F>();

    public F First { [MethodImpl(Inline)] get => v.ToScalar(); }

    [MethodImpl(Inline)] public static Lanes512<F> operator +(Lanes512<F> a, Lanes512<F> b) => a.v + b.v;
    [MethodImpl(Inline)] public static Lanes512<F> operator -(Lanes512<F> a, Lanes512<F> b) => a.v - b.v;
    [MethodImpl(Inline)] public static Lanes512<F> operator *(Lanes512<F> a, Lanes512<F> b) => a.v * b.v;
    [MethodImpl(Inline)] public static Lanes512<F> operator /(Lanes512<F> a, Lanes512<F> b) => a.v / b.v;
    [MethodImpl(Inline)] public static Lanes512<F> operator -(Lanes512<F> a) => -a.v;
    [MethodImpl(Inline)] public static Lanes512<F> operator +(double a, Lanes512<F> x) => Const(a) + x;
    [MethodImpl(Inline)] public static Lanes512<F> operator -(double a, Lanes512<F> x) => Const(a) - x;
    [MethodImpl(Inline)] public static Lanes512<F> operator *(double a, Lanes512<F> x) => Const(a) * x;
    [MethodImpl(Inline)] public static Lanes512<F> operator /(double a, Lanes512<F> x) => Const(a) / x;
    [MethodImpl(Inline)] public static Lanes512<F> operator &(Lanes512<F> a, Lanes512<F> b) => a.v & b.v;
    [MethodImpl(Inline)] public static Lanes512<F> operator |(Lanes512<F> a, Lanes512<F> b) => a.v | b.v;
    [MethodImpl(Inline)] public static Lanes512<F> operator ^(Lanes512<F> a, Lanes512<F> b) => a.v ^ b.v;
    [MethodImpl(Inline)] public static Lanes512<F> operator ~(Lanes512<F> a) => ~a.v;

    [MethodImpl(Inline)]
    public static Lanes512<F> Fma(Lanes512<F> a, Lanes512<F> b, Lanes512<F> c)
    {
        if (!Avx512F.IsSupported)
        {
            return Vector512.Create(
                Lanes256<F>.Fma(a.v.GetLower(), b.v.GetLower(), c.v.GetLower()).Register,
                Lanes256<F>.Fma(a.v.GetUpper(), b.v.GetUpper(), c.v.GetUpper()).Register);
        }
        return typeof(F) == typeof(double)
            ? Avx512F.FusedMultiplyAdd(a.v.AsDouble(), b.v.AsDouble(), c.v.AsDouble()).As<double, F>()
            : Avx512F.FusedMultiplyAdd(a.v.AsSingle(), b.v.AsSingle(), c.v.AsSingle()).As<float, F>();
    }

    [MethodImpl(Inline)]
    public static void AddProduct(ref Lanes512<F> sum, Lanes512<F> a, Lanes512<F> b)
    {
        if (!Avx512F.IsSupported) sum = Fma(a, b, sum);
        else if (typeof(F) == typeof(double))
        {
            Unsafe.As<Lanes512<F>, Vector512<F>>(ref sum) = Avx512F.FusedMultiplyAdd(a.v.AsDouble(), b.v.AsDouble(), sum.v.AsDouble()).As<double, F>();
        }
        else Unsafe.As<Lanes512<F>, Vector512<F>>(ref sum) = Avx512F.FusedMultiplyAdd(a.v.AsSingle(), b.v.AsSingle(), sum.v.AsSingle()).As<float, F>();
    }

    // Constants within, since one that is handed over takes locals too.
    [MethodImpl(Inline)]
    public static Lanes512<F> Horner(Lanes512<F> p, Lanes512<F> x, double c)
    {
        if (!Avx512F.IsSupported) return Fma(p, x, Const(c));
        return typeof(F) == typeof(double)
            ? Avx512F.FusedMultiplyAdd(p.v.AsDouble(), x.v.AsDouble(), Vector512.Create(c)).As<double, F>()
            : Avx512F.FusedMultiplyAdd(p.v.AsSingle(), x.v.AsSingle(), Vector512.Create((float)c)).As<float, F>();
    }

    [MethodImpl(Inline)]
    public static Lanes512<F> Linear(Lanes512<F> x, double a, double b)
    {
        if (!Avx512F.IsSupported) return Fma(Const(b), x, Const(a));
        return typeof(F) == typeof(double)
            ? Avx512F.FusedMultiplyAdd(Vector512.Create(b), x.v.AsDouble(), Vector512.Create(a)).As<double, F>()
            : Avx512F.FusedMultiplyAdd(Vector512.Create((float)b), x.v.AsSingle(), Vector512.Create((float)a)).As<float, F>();
    }

    [MethodImpl(Inline)] public static Lanes512<F> MinNative(Lanes512<F> a, Lanes512<F> b) => Vector512.MinNative(a.v, b.v);
    [MethodImpl(Inline)] public static Lanes512<F> MaxNative(Lanes512<F> a, Lanes512<F> b) => Vector512.MaxNative(a.v, b.v);
    [MethodImpl(Inline)] public static Lanes512<F> Min(Lanes512<F> a, Lanes512<F> b) => Vector512.Min(a.v, b.v);
    [MethodImpl(Inline)] public static Lanes512<F> Max(Lanes512<F> a, Lanes512<F> b) => Vector512.Max(a.v, b.v);
    [MethodImpl(Inline)] public static Lanes512<F> Abs(Lanes512<F> x) => Vector512.Abs(x.v);
    [MethodImpl(Inline)] public static Lanes512<F> Sqrt(Lanes512<F> x) => Vector512.Sqrt(x.v);

    [MethodImpl(Inline)]
    public static Lanes512<F> Round(Lanes512<F> x) => typeof(F) == typeof(double)
        ? Vector512.Round(x.v.AsDouble()).As<double, F>()
        : Vector512.Round(x.v.AsSingle()).As<float, F>();

    [MethodImpl(Inline)]
    public static Lanes512<F> Floor(Lanes512<F> x) => typeof(F) == typeof(double)
        ? Vector512.Floor(x.v.AsDouble()).As<double, F>()
        : Vector512.Floor(x.v.AsSingle()).As<float, F>();

    [MethodImpl(Inline)]
    public static Lanes512<F> Scale(Lanes512<F> p, Lanes512<F> q, Lanes512<F> n)
    {
        if (!Avx512F.IsSupported) return Polynomial<Lanes512<F>, F>.ScaleInSteps(p, q, n);
        return typeof(F) == typeof(double)
            ? Avx512F.Scale((p.v + q.v).AsDouble(), n.v.AsDouble()).As<double, F>()
            : Avx512F.Scale((p.v + q.v).AsSingle(), n.v.AsSingle()).As<float, F>();
    }

    [MethodImpl(Inline)]
    public static Lanes512<F> ScaleDown(Lanes512<F> q, Lanes512<F> n) =>
        Avx512F.IsSupported ? Scale(Const(1), q, n) : Polynomial<Lanes512<F>, F>.ScaleDownInSteps(q, n);

    [MethodImpl(Inline)] public static Lanes512<F> Less(Lanes512<F> a, Lanes512<F> b) => Vector512.LessThan(a.v, b.v);
    [MethodImpl(Inline)] public static Lanes512<F> LessOrEqual(Lanes512<F> a, Lanes512<F> b) => Vector512.LessThanOrEqual(a.v, b.v);
    [MethodImpl(Inline)] public static Lanes512<F> Equal(Lanes512<F> a, Lanes512<F> b) => Vector512.Equals(a.v, b.v);
    [MethodImpl(Inline)] public static Lanes512<F> Select(Lanes512<F> mask, Lanes512<F> a, Lanes512<F> b) => Vector512.ConditionalSelect(mask.v, a.v, b.v);

    [MethodImpl(Inline)]
    public static Lanes512<F> IfLess(Lanes512<F> a, Lanes512<F> b, Lanes512<F> then, Lanes512<F> otherwise) => Select(Less(a, b), then, otherwise);

    [MethodImpl(Inline)] public static uint Signs(Lanes512<F> mask) => (uint)mask.v.ExtractMostSignificantBits();

    [MethodImpl(Inline)]
    public static Lanes512<F> Below(nint count) => typeof(F) == typeof(double)
        ? Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count)).As<long, F>()
        : Vector512.LessThan(Vector512<int>.Indices, Vector512.Create((int)count)).As<int, F>();

    [MethodImpl(Inline)]
    public static Lanes512<F> Swapped(Lanes512<F> x, int distance) => (typeof(F) == typeof(double) ? 2 * distance : distance) switch
    {
        8 => Vector512.Shuffle(x.v.AsInt64(), Vector512.Create(4L, 5, 6, 7, 0, 1, 2, 3)).As<long, F>(),
        4 => Vector512.Shuffle(x.v.AsInt64(), Vector512.Create(2L, 3, 0, 1, 6, 7, 4, 5)).As<long, F>(),
        2 => Vector512.Shuffle(x.v.AsInt64(), Vector512.Create(1L, 0, 3, 2, 5, 4, 7, 6)).As<long, F>(),
        _ => Vector512.Shuffle(x.v.AsInt32(), Vector512.Create(1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14)).As<int, F>(),
    };

    [MethodImpl(Inline)]
    public static (Lanes512<F> Even, Lanes512<F> Odd) Apart(Lanes512<F> a, Lanes512<F> b)
    {
        Vector512<F> x = Halves(a.v), y = Halves(b.v);
        return (Vector512.Create(x.GetLower(), y.GetLower()), Vector512.Create(x.GetUpper(), y.GetUpper()));
    }

    /// <summary>Even lanes in the lower half, odd lanes in the upper.</summary>
    [MethodImpl(Inline)]
    private static Vector512<F> Halves(Vector512<F> x) => typeof(F) == typeof(double)
        ? Vector512.Shuffle(x.AsInt64(), Vector512.Create(0L, 2, 4, 6, 1, 3, 5, 7)).As<long, F>()
        : Vector512.Shuffle(x.AsInt32(), Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 1, 3, 5, 7, 9, 11, 13, 15)).As<int, F>();

    [MethodImpl(Inline)]
    public static (Lanes512<F> Low, Lanes512<F> High) Together(Lanes512<F> even, Lanes512<F> odd) =>
        (InTurn(Vector512.Create(even.v.GetLower(), odd.v.GetLower())), InTurn(Vector512.Create(even.v.GetUpper(), odd.v.GetUpper())));

    /// <summary>Lanes of the lower and of the upper half in turn.</summary>
    [MethodImpl(Inline)]
    private static Vector512<F> InTurn(Vector512<F> x) => typeof(F) == typeof(double)
        ? Vector512.Shuffle(x.AsInt64(), Vector512.Create(0L, 4, 1, 5, 2, 6, 3, 7)).As<long, F>()
        : Vector512.Shuffle(x.AsInt32(), Vector512.Create(0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15)).As<int, F>();

    [MethodImpl(Inline)] public static void Transpose(byte* x, nint stepX, byte* y, nint stepY) => Lanes256<float>.Transpose(x, stepX, y, stepY);

    [MethodImpl(Inline)]
    public static Lanes512<F> LoadTruth(byte* x)
    {
        if (typeof(F) == typeof(double))
        {
            var words = Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(ulong*)x).AsByte());
            var ints = Vector256.WidenLower(words.ToVector256Unsafe());
            return ~Vector512.Equals(Vector512.WidenLower(ints.ToVector512Unsafe()), Vector512<ulong>.Zero).As<ulong, F>();
        }
        var shorts = Vector256.WidenLower(Vector128.Load(x).ToVector256Unsafe());
        return ~Vector512.Equals(Vector512.WidenLower(shorts.ToVector512Unsafe()), Vector512<uint>.Zero).As<uint, F>();
    }

    [MethodImpl(Inline)]
    public void StoreTruth(byte* y)
    {
        if (typeof(F) == typeof(double))
        {
            var ones = v.AsUInt64() & Vector512.Create(1ul);
            var ints = Vector512.Narrow(ones, ones);
            var words = Vector512.Narrow(ints, ints);
            Vector512.Narrow(words, words).GetLower().GetLower().GetLower().Store(y);
        }
        else
        {
            var ones = v.AsUInt32() & Vector512.Create(1u);
            var words = Vector512.Narrow(ones, ones);
            Vector512.Narrow(words, words).GetLower().GetLower().Store(y);
        }
    }

    [MethodImpl(Inline)]
    public static Lanes512<F> LoadWords(uint* x) => typeof(F) == typeof(double)
        ? Vector512.WidenLower(Vector256.Load(x).ToVector512Unsafe()).As<ulong, F>()
        : Vector512.Load(x).As<uint, F>();

    [MethodImpl(Inline)]
    public static Lanes512<F> AllBits(long x) => typeof(F) == typeof(double)
        ? Vector512.Create(x).As<long, F>()
        : Vector512.Create((int)x).As<int, F>();

    public static Lanes512<F> Places
    {
        [MethodImpl(Inline)]
        get => typeof(F) == typeof(double) ? Vector512<long>.Indices.As<long, F>() : Vector512<int>.Indices.As<int, F>();
    }

    [MethodImpl(Inline)]
    public static Lanes512<F> AddBits(Lanes512<F> a, Lanes512<F> b) =>
        typeof(F) == typeof(double) ? (a.v.AsInt64() + b.v.AsInt64()).As<long, F>() : (a.v.AsInt32() + b.v.AsInt32()).As<int, F>();

    [MethodImpl(Inline)]
    public static Lanes512<F> SubtractBits(Lanes512<F> a, Lanes512<F> b) =>
        typeof(F) == typeof(double) ? (a.v.AsInt64() - b.v.AsInt64()).As<long, F>() : (a.v.AsInt32() - b.v.AsInt32()).As<int, F>();

    [MethodImpl(Inline)]
    public static Lanes512<F> MultiplyBits(Lanes512<F> a, Lanes512<F> b) =>
        typeof(F) == typeof(double) ? (a.v.AsInt64() * b.v.AsInt64()).As<long, F>() : (a.v.AsInt32() * b.v.AsInt32()).As<int, F>();

    [MethodImpl(Inline)]
    public static Lanes512<F> LessBits(Lanes512<F> a, Lanes512<F> b) => typeof(F) == typeof(double)
        ? Vector512.LessThan(a.v.AsInt64(), b.v.AsInt64()).As<long, F>()
        : Vector512.LessThan(a.v.AsInt32(), b.v.AsInt32()).As<int, F>();

    [MethodImpl(Inline)]
    public static Lanes512<F> EqualBits(Lanes512<F> a, Lanes512<F> b) => typeof(F) == typeof(double)
        ? Vector512.Equals(a.v.AsInt64(), b.v.AsInt64()).As<long, F>()
        : Vector512.Equals(a.v.AsInt32(), b.v.AsInt32()).As<int, F>();

    [MethodImpl(Inline)]
    public static Lanes512<F> ShiftLeft(Lanes512<F> x, int by) =>
        typeof(F) == typeof(double) ? (x.v.AsInt64() << by).As<long, F>() : (x.v.AsInt32() << by).As<int, F>();

    [MethodImpl(Inline)]
    public static Lanes512<F> ShiftRight(Lanes512<F> x, int by) =>
        typeof(F) == typeof(double) ? (x.v.AsInt64() >>> by).As<long, F>() : (x.v.AsInt32() >>> by).As<int, F>();

    [MethodImpl(Inline)]
    public static Lanes512<F> FromBits(Lanes512<F> x) => typeof(F) == typeof(double)
        ? Vector512.ConvertToDouble(x.v.AsInt64()).As<double, F>()
        : Vector512.ConvertToSingle(x.v.AsInt32()).As<float, F>();

    [MethodImpl(Inline)]
    public static Lanes512<F> FromUnsigned(Lanes512<F> x) => typeof(F) == typeof(double)
        ? Vector512.ConvertToDouble(x.v.AsUInt64()).As<double, F>()
        : Vector512.ConvertToSingle(x.v.AsUInt32()).As<float, F>();

    [MethodImpl(Inline)]
    public static Lanes512<F> InDouble<Function>(Lanes512<F> x) where Function : IDoubleFunction
    {
        if (typeof(F) == typeof(double)) return Function.Of<Lanes512<double>>(x.v.AsDouble()).v.As<double, F>();
        var (low, high) = Vector512.Widen(x.v.AsSingle());
        return Vector512.Narrow(Function.Of<Lanes512<double>>(low).v, Function.Of<Lanes512<double>>(high).v).As<float, F>();
    }

    [MethodImpl(Inline)]
    public static Lanes512<F> InDouble<Function>(Lanes512<F> x, Lanes512<F> y) where Function : IDoubleFunctionOfTwo
    {
        if (typeof(F) == typeof(double)) return Function.Of<Lanes512<double>>(x.v.AsDouble(), y.v.AsDouble()).v.As<double, F>();
        // In a turn for each half: written twice, the function takes twice as many locals.
        var (a, nextA) = Vector512.Widen(x.v.AsSingle());
        var (b, nextB) = Vector512.Widen(y.v.AsSingle());
        Lanes512<double> low = default;
        for (bool last = false; ; last = true)
        {
            var half = Function.Of<Lanes512<double>>(a, b);
            if (last) return Vector512.Narrow(low.v, half.v).As<float, F>();
            (low, a, b) = (half, nextA, nextB);
        }
    }
}
