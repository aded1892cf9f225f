using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using X86Fma = System.Runtime.Intrinsics.X86.Fma;

namespace Flux;

/// <summary>128 bits in one register, which every processor has.</summary>
/// <typeparam name="F">float or double.</typeparam>
internal readonly unsafe struct Lanes128<F>(Vector128<F> v) : ILanes<Lanes128<F>, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly Vector128<F> v = v;

    // Not by the constructor, which takes locals: past 512 of them in one method the compiler inlines nothing more.
    [MethodImpl(Inline)] public static implicit operator Lanes128<F>(Vector128<F> v) => Unsafe.BitCast<Vector128<F>, Lanes128<F>>(v);

    /// <summary>The register itself.</summary>
    internal Vector128<F> Register { [MethodImpl(Inline)] get => v; }

    public static bool IsAccelerated { [MethodImpl(Inline)] get => Vector128.IsHardwareAccelerated; }
    public static int Count { [MethodImpl(Inline)] get => Vector128<F>.Count; }
    public static int Columns { [MethodImpl(Inline)] get => AdvSimd.IsSupported || Avx512F.VL.IsSupported ? 12 : 6; }
    public static int Side { [MethodImpl(Inline)] get => 4; }

    [MethodImpl(Inline)] public static Lanes128<F> Load(F* x) => Vector128.Load(x);
    [MethodImpl(Inline)] public void Store(F* y) => v.Store(y);
    [MethodImpl(Inline)] public void Stream(F* y) => v.StoreAlignedNonTemporal(y);

    [MethodImpl(Inline)]
    public static void Prefetch(F* x)
    {
        if (Sse.IsSupported) Sse.Prefetch0(x);
    }

    [MethodImpl(Inline)] public static Lanes128<F> All(F x) => Vector128.Create(x);

    // Not by F.CreateTruncating, which takes locals too.
    [MethodImpl(Inline)]
    public static Lanes128<F> Const(double x) => typeof(F) == typeof(double)
        ? Vector128.Create(x).As<double, F>()
        : Vector128.Create((float)x).As<float, F>();

    public F First { [MethodImpl(Inline)] get => v.ToScalar(); }

    [MethodImpl(Inline)] public static Lanes128<F> operator +(Lanes128<F> a, Lanes128<F> b) => a.v + b.v;
    [MethodImpl(Inline)] public static Lanes128<F> operator -(Lanes128<F> a, Lanes128<F> b) => a.v - b.v;
    [MethodImpl(Inline)] public static Lanes128<F> operator *(Lanes128<F> a, Lanes128<F> b) => a.v * b.v;
    [MethodImpl(Inline)] public static Lanes128<F> operator /(Lanes128<F> a, Lanes128<F> b) => a.v / b.v;
    [MethodImpl(Inline)] public static Lanes128<F> operator -(Lanes128<F> a) => -a.v;
    [MethodImpl(Inline)] public static Lanes128<F> operator +(double a, Lanes128<F> x) => Const(a) + x;
    [MethodImpl(Inline)] public static Lanes128<F> operator -(double a, Lanes128<F> x) => Const(a) - x;
    [MethodImpl(Inline)] public static Lanes128<F> operator *(double a, Lanes128<F> x) => Const(a) * x;
    [MethodImpl(Inline)] public static Lanes128<F> operator /(double a, Lanes128<F> x) => Const(a) / x;
    [MethodImpl(Inline)] public static Lanes128<F> operator &(Lanes128<F> a, Lanes128<F> b) => a.v & b.v;
    [MethodImpl(Inline)] public static Lanes128<F> operator |(Lanes128<F> a, Lanes128<F> b) => a.v | b.v;
    [MethodImpl(Inline)] public static Lanes128<F> operator ^(Lanes128<F> a, Lanes128<F> b) => a.v ^ b.v;
    [MethodImpl(Inline)] public static Lanes128<F> operator ~(Lanes128<F> a) => ~a.v;

    [MethodImpl(Inline)]
    public static Lanes128<F> Fma(Lanes128<F> a, Lanes128<F> b, Lanes128<F> c)
    {
        if (X86Fma.IsSupported)
        {
            return typeof(F) == typeof(double)
                ? X86Fma.MultiplyAdd(a.v.AsDouble(), b.v.AsDouble(), c.v.AsDouble()).As<double, F>()
                : X86Fma.MultiplyAdd(a.v.AsSingle(), b.v.AsSingle(), c.v.AsSingle()).As<float, F>();
        }
        if (!AdvSimd.Arm64.IsSupported)
        {
            return typeof(F) == typeof(double)
                ? LanesWithoutFma.Fma(a.v.AsDouble(), b.v.AsDouble(), c.v.AsDouble()).As<double, F>()
                : LanesWithoutFma.Fma(a.v.AsSingle(), b.v.AsSingle(), c.v.AsSingle()).As<float, F>();
        }
        return typeof(F) == typeof(double)
            ? AdvSimd.Arm64.FusedMultiplyAdd(c.v.AsDouble(), a.v.AsDouble(), b.v.AsDouble()).As<double, F>()
            : AdvSimd.FusedMultiplyAdd(c.v.AsSingle(), a.v.AsSingle(), b.v.AsSingle()).As<float, F>();
    }

    [MethodImpl(Inline)]
    public static void AddProduct(ref Lanes128<F> sum, Lanes128<F> a, Lanes128<F> b)
    {
        if (!X86Fma.IsSupported) sum = Fma(a, b, sum);
        else if (typeof(F) == typeof(double))
        {
            Unsafe.As<Lanes128<F>, Vector128<F>>(ref sum) = X86Fma.MultiplyAdd(a.v.AsDouble(), b.v.AsDouble(), sum.v.AsDouble()).As<double, F>();
        }
        else Unsafe.As<Lanes128<F>, Vector128<F>>(ref sum) = X86Fma.MultiplyAdd(a.v.AsSingle(), b.v.AsSingle(), sum.v.AsSingle()).As<float, F>();
    }

    // Constants within, since one that is handed over takes locals too.
    [MethodImpl(Inline)]
    public static Lanes128<F> Horner(Lanes128<F> p, Lanes128<F> x, double c)
    {
        if (!X86Fma.IsSupported) return Fma(p, x, Const(c));
        return typeof(F) == typeof(double)
            ? X86Fma.MultiplyAdd(p.v.AsDouble(), x.v.AsDouble(), Vector128.Create(c)).As<double, F>()
            : X86Fma.MultiplyAdd(p.v.AsSingle(), x.v.AsSingle(), Vector128.Create((float)c)).As<float, F>();
    }

    [MethodImpl(Inline)]
    public static Lanes128<F> Linear(Lanes128<F> x, double a, double b)
    {
        if (!X86Fma.IsSupported) return Fma(Const(b), x, Const(a));
        return typeof(F) == typeof(double)
            ? X86Fma.MultiplyAdd(Vector128.Create(b), x.v.AsDouble(), Vector128.Create(a)).As<double, F>()
            : X86Fma.MultiplyAdd(Vector128.Create((float)b), x.v.AsSingle(), Vector128.Create((float)a)).As<float, F>();
    }

    [MethodImpl(Inline)] public static Lanes128<F> MinNative(Lanes128<F> a, Lanes128<F> b) => Vector128.MinNative(a.v, b.v);
    [MethodImpl(Inline)] public static Lanes128<F> MaxNative(Lanes128<F> a, Lanes128<F> b) => Vector128.MaxNative(a.v, b.v);
    [MethodImpl(Inline)] public static Lanes128<F> Min(Lanes128<F> a, Lanes128<F> b) => Vector128.Min(a.v, b.v);
    [MethodImpl(Inline)] public static Lanes128<F> Max(Lanes128<F> a, Lanes128<F> b) => Vector128.Max(a.v, b.v);
    [MethodImpl(Inline)] public static Lanes128<F> Abs(Lanes128<F> x) => Vector128.Abs(x.v);
    [MethodImpl(Inline)] public static Lanes128<F> Sqrt(Lanes128<F> x) => Vector128.Sqrt(x.v);

    [MethodImpl(Inline)]
    public static Lanes128<F> Round(Lanes128<F> x) => typeof(F) == typeof(double)
        ? Vector128.Round(x.v.AsDouble()).As<double, F>()
        : Vector128.Round(x.v.AsSingle()).As<float, F>();

    [MethodImpl(Inline)]
    public static Lanes128<F> Floor(Lanes128<F> x) => typeof(F) == typeof(double)
        ? Vector128.Floor(x.v.AsDouble()).As<double, F>()
        : Vector128.Floor(x.v.AsSingle()).As<float, F>();

    [MethodImpl(Inline)]
    public static Lanes128<F> Scale(Lanes128<F> p, Lanes128<F> q, Lanes128<F> n)
    {
        if (!Avx512F.VL.IsSupported) return Polynomial<Lanes128<F>, F>.ScaleInSteps(p, q, n);
        return typeof(F) == typeof(double)
            ? Avx512F.VL.Scale((p.v + q.v).AsDouble(), n.v.AsDouble()).As<double, F>()
            : Avx512F.VL.Scale((p.v + q.v).AsSingle(), n.v.AsSingle()).As<float, F>();
    }

    [MethodImpl(Inline)]
    public static Lanes128<F> ScaleDown(Lanes128<F> q, Lanes128<F> n) =>
        Avx512F.VL.IsSupported ? Scale(Const(1), q, n) : Polynomial<Lanes128<F>, F>.ScaleDownInSteps(q, n);

    [MethodImpl(Inline)] public static Lanes128<F> Less(Lanes128<F> a, Lanes128<F> b) => Vector128.LessThan(a.v, b.v);
    [MethodImpl(Inline)] public static Lanes128<F> LessOrEqual(Lanes128<F> a, Lanes128<F> b) => Vector128.LessThanOrEqual(a.v, b.v);
    [MethodImpl(Inline)] public static Lanes128<F> Equal(Lanes128<F> a, Lanes128<F> b) => Vector128.Equals(a.v, b.v);

    // One instruction for three: the compiler finds it by itself only where it sees the comparison.
    [MethodImpl(Inline)]
    public static Lanes128<F> Select(Lanes128<F> mask, Lanes128<F> a, Lanes128<F> b)
    {
        if (!Sse41.IsSupported) return Vector128.ConditionalSelect(mask.v, a.v, b.v);
        return typeof(F) == typeof(double)
            ? Sse41.BlendVariable(b.v.AsDouble(), a.v.AsDouble(), mask.v.AsDouble()).As<double, F>()
            : Sse41.BlendVariable(b.v.AsSingle(), a.v.AsSingle(), mask.v.AsSingle()).As<float, F>();
    }

    [MethodImpl(Inline)]
    public static Lanes128<F> IfLess(Lanes128<F> a, Lanes128<F> b, Lanes128<F> then, Lanes128<F> otherwise) => Select(Less(a, b), then, otherwise);

    [MethodImpl(Inline)] public static uint Signs(Lanes128<F> mask) => (uint)mask.v.ExtractMostSignificantBits();

    [MethodImpl(Inline)]
    public static Lanes128<F> Below(nint count) => typeof(F) == typeof(double)
        ? Vector128.LessThan(Vector128<long>.Indices, Vector128.Create((long)count)).As<long, F>()
        : Vector128.LessThan(Vector128<int>.Indices, Vector128.Create((int)count)).As<int, F>();

    [MethodImpl(Inline)]
    public static Lanes128<F> Swapped(Lanes128<F> x, int distance) => (typeof(F) == typeof(double) ? 2 * distance : distance) switch
    {
        2 => Vector128.Shuffle(x.v.AsInt64(), Vector128.Create(1L, 0)).As<long, F>(),
        _ => Vector128.Shuffle(x.v.AsInt32(), Vector128.Create(1, 0, 3, 2)).As<int, F>(),
    };

    [MethodImpl(Inline)]
    public static (Lanes128<F> Even, Lanes128<F> Odd) Apart(Lanes128<F> a, Lanes128<F> b)
    {
        Vector128<F> x = Halves(a.v), y = Halves(b.v);
        return (
            Vector128.Create(x.AsInt64().GetLower(), y.AsInt64().GetLower()).As<long, F>(),
            Vector128.Create(x.AsInt64().GetUpper(), y.AsInt64().GetUpper()).As<long, F>());
    }

    /// <summary>Even lanes in the lower half, odd lanes in the upper.</summary>
    [MethodImpl(Inline)]
    private static Vector128<F> Halves(Vector128<F> x) =>
        typeof(F) == typeof(double) ? x : Vector128.Shuffle(x.AsInt32(), Vector128.Create(0, 2, 1, 3)).As<int, F>();

    [MethodImpl(Inline)]
    public static (Lanes128<F> Low, Lanes128<F> High) Together(Lanes128<F> even, Lanes128<F> odd) => (
        InTurn(Vector128.Create(even.v.AsInt64().GetLower(), odd.v.AsInt64().GetLower()).As<long, F>()),
        InTurn(Vector128.Create(even.v.AsInt64().GetUpper(), odd.v.AsInt64().GetUpper()).As<long, F>()));

    /// <summary>Lanes of the lower and of the upper half in turn.</summary>
    [MethodImpl(Inline)]
    private static Vector128<F> InTurn(Vector128<F> x) =>
        typeof(F) == typeof(double) ? x : Vector128.Shuffle(x.AsInt32(), Vector128.Create(0, 2, 1, 3)).As<int, F>();

    [MethodImpl(Inline)]
    public static void Transpose(byte* x, nint stepX, byte* y, nint stepY)
    {
        Lanes128<float> r0 = Row(x), r1 = Row(x + stepX), r2 = Row(x + 2 * stepX), r3 = Row(x + 3 * stepX);
        var (low02, high02) = Lanes128<float>.Together(r0, r2);
        var (low13, high13) = Lanes128<float>.Together(r1, r3);
        var (y0, y1) = Lanes128<float>.Together(low02, low13);
        var (y2, y3) = Lanes128<float>.Together(high02, high13);
        y0.Store((float*)y);
        y1.Store((float*)(y + stepY));
        y2.Store((float*)(y + 2 * stepY));
        y3.Store((float*)(y + 3 * stepY));
    }

    [MethodImpl(Inline)] private static Lanes128<float> Row(byte* x) => Lanes128<float>.Load((float*)x);

    [MethodImpl(Inline)]
    public static Lanes128<F> LoadTruth(byte* x)
    {
        var words = Vector128.WidenLower(Vector128.CreateScalarUnsafe(typeof(F) == typeof(double) ? *(ushort*)x : *(uint*)x).AsByte());
        return typeof(F) == typeof(double)
            ? ~Vector128.Equals(Vector128.WidenLower(Vector128.WidenLower(words)), Vector128<ulong>.Zero).As<ulong, F>()
            : ~Vector128.Equals(Vector128.WidenLower(words), Vector128<uint>.Zero).As<uint, F>();
    }

    [MethodImpl(Inline)]
    public void StoreTruth(byte* y)
    {
        if (typeof(F) == typeof(double))
        {
            var ones = v.AsUInt64() & Vector128.Create(1ul);
            var ints = Vector128.Narrow(ones, ones);
            var words = Vector128.Narrow(ints, ints);
            *(ushort*)y = Vector128.Narrow(words, words).AsUInt16().ToScalar();
        }
        else
        {
            var ones = v.AsUInt32() & Vector128.Create(1u);
            var words = Vector128.Narrow(ones, ones);
            *(uint*)y = Vector128.Narrow(words, words).AsUInt32().ToScalar();
        }
    }

    [MethodImpl(Inline)]
    public static Lanes128<F> LoadWords(uint* x) => typeof(F) == typeof(double)
        ? Vector128.WidenLower(Vector64.Load(x).ToVector128Unsafe()).As<ulong, F>()
        : Vector128.Load(x).As<uint, F>();

    [MethodImpl(Inline)]
    public static Lanes128<F> AllBits(long x) => typeof(F) == typeof(double)
        ? Vector128.Create(x).As<long, F>()
        : Vector128.Create((int)x).As<int, F>();

    public static Lanes128<F> Places
    {
        [MethodImpl(Inline)]
        get => typeof(F) == typeof(double) ? Vector128<long>.Indices.As<long, F>() : Vector128<int>.Indices.As<int, F>();
    }

    [MethodImpl(Inline)]
    public static Lanes128<F> AddBits(Lanes128<F> a, Lanes128<F> b) =>
        typeof(F) == typeof(double) ? (a.v.AsInt64() + b.v.AsInt64()).As<long, F>() : (a.v.AsInt32() + b.v.AsInt32()).As<int, F>();

    [MethodImpl(Inline)]
    public static Lanes128<F> SubtractBits(Lanes128<F> a, Lanes128<F> b) =>
        typeof(F) == typeof(double) ? (a.v.AsInt64() - b.v.AsInt64()).As<long, F>() : (a.v.AsInt32() - b.v.AsInt32()).As<int, F>();

    [MethodImpl(Inline)]
    public static Lanes128<F> MultiplyBits(Lanes128<F> a, Lanes128<F> b) =>
        typeof(F) == typeof(double) ? (a.v.AsInt64() * b.v.AsInt64()).As<long, F>() : (a.v.AsInt32() * b.v.AsInt32()).As<int, F>();

    [MethodImpl(Inline)]
    public static Lanes128<F> LessBits(Lanes128<F> a, Lanes128<F> b) => typeof(F) == typeof(double)
        ? Vector128.LessThan(a.v.AsInt64(), b.v.AsInt64()).As<long, F>()
        : Vector128.LessThan(a.v.AsInt32(), b.v.AsInt32()).As<int, F>();

    [MethodImpl(Inline)]
    public static Lanes128<F> EqualBits(Lanes128<F> a, Lanes128<F> b) => typeof(F) == typeof(double)
        ? Vector128.Equals(a.v.AsInt64(), b.v.AsInt64()).As<long, F>()
        : Vector128.Equals(a.v.AsInt32(), b.v.AsInt32()).As<int, F>();

    [MethodImpl(Inline)]
    public static Lanes128<F> ShiftLeft(Lanes128<F> x, int by) =>
        typeof(F) == typeof(double) ? (x.v.AsInt64() << by).As<long, F>() : (x.v.AsInt32() << by).As<int, F>();

    [MethodImpl(Inline)]
    public static Lanes128<F> ShiftRight(Lanes128<F> x, int by) =>
        typeof(F) == typeof(double) ? (x.v.AsInt64() >>> by).As<long, F>() : (x.v.AsInt32() >>> by).As<int, F>();

    [MethodImpl(Inline)]
    public static Lanes128<F> FromBits(Lanes128<F> x) => typeof(F) == typeof(double)
        ? Vector128.ConvertToDouble(x.v.AsInt64()).As<double, F>()
        : Vector128.ConvertToSingle(x.v.AsInt32()).As<float, F>();

    [MethodImpl(Inline)]
    public static Lanes128<F> FromUnsigned(Lanes128<F> x) => typeof(F) == typeof(double)
        ? Vector128.ConvertToDouble(x.v.AsUInt64()).As<double, F>()
        : Vector128.ConvertToSingle(x.v.AsUInt32()).As<float, F>();

    [MethodImpl(Inline)]
    public static Lanes128<F> InDouble<Function>(Lanes128<F> x) where Function : IDoubleFunction
    {
        if (typeof(F) == typeof(double)) return Function.Of<Lanes128<double>>(x.v.AsDouble()).v.As<double, F>();
        var (low, high) = Vector128.Widen(x.v.AsSingle());
        return Vector128.Narrow(Function.Of<Lanes128<double>>(low).v, Function.Of<Lanes128<double>>(high).v).As<float, F>();
    }

    [MethodImpl(Inline)]
    public static Lanes128<F> InDouble<Function>(Lanes128<F> x, Lanes128<F> y) where Function : IDoubleFunctionOfTwo
    {
        if (typeof(F) == typeof(double)) return Function.Of<Lanes128<double>>(x.v.AsDouble(), y.v.AsDouble()).v.As<double, F>();
        // In a turn for each half: written twice, the function takes twice as many locals.
        var (a, nextA) = Vector128.Widen(x.v.AsSingle());
        var (b, nextB) = Vector128.Widen(y.v.AsSingle());
        Lanes128<double> low = default;
        for (bool last = false; ; last = true)
        {
            var half = Function.Of<Lanes128<double>>(a, b);
            if (last) return Vector128.Narrow(low.v, half.v).As<float, F>();
            (low, a, b) = (half, nextA, nextB);
        }
    }
}
