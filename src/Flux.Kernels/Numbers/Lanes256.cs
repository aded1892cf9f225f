using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using X86Fma = System.Runtime.Intrinsics.X86.Fma;

namespace Flux;

/// <summary>256 bits in one register; where the processor has no such registers, in halves.</summary>
/// <typeparam name="F">float or double.</typeparam>
internal readonly unsafe struct Lanes256<F>(Vector256<F> v) : ILanes<Lanes256<F>, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly Vector256<F> v = v;

    // Not by the constructor, which takes locals: past 512 of them in one method the compiler inlines nothing more.
    [MethodImpl(Inline)] public static implicit operator Lanes256<F>(Vector256<F> v) => Unsafe.BitCast<Vector256<F>, Lanes256<F>>(v);

    /// <summary>The register itself.</summary>
    internal Vector256<F> Register { [MethodImpl(Inline)] get => v; }

    public static bool IsAccelerated { [MethodImpl(Inline)] get => Vector256.IsHardwareAccelerated; }
    public static int Count { [MethodImpl(Inline)] get => Vector256<F>.Count; }
    public static int Columns { [MethodImpl(Inline)] get => Avx512F.VL.IsSupported ? 12 : 6; }
    public static int Side { [MethodImpl(Inline)] get => Avx2.IsSupported ? 8 : Lanes128<float>.Side; }

    [MethodImpl(Inline)] public static Lanes256<F> Load(F* x) => Vector256.Load(x);
    [MethodImpl(Inline)] public void Store(F* y) => v.Store(y);
    [MethodImpl(Inline)] public void Stream(F* y) => v.StoreAlignedNonTemporal(y);
    [MethodImpl(Inline)] public static void Prefetch(F* x) => Lanes128<F>.Prefetch(x);
    [MethodImpl(Inline)] public static Lanes256<F> All(F x) => Vector256.Create(x);

    // Not by F.CreateTruncating, which takes locals too.
    [MethodImpl(Inline)]
    public static Lanes256<F> Const(double x) => typeof(F) == typeof(double)
        ? Vector256.Create(x).As<double, F>()
        : Vector256.Create((float)x).As<float, F>();

    public F First { [MethodImpl(Inline)] get => v.ToScalar(); }

    [MethodImpl(Inline)] public static Lanes256<F> operator +(Lanes256<F> a, Lanes256<F> b) => a.v + b.v;
    [MethodImpl(Inline)] public static Lanes256<F> operator -(Lanes256<F> a, Lanes256<F> b) => a.v - b.v;
    [MethodImpl(Inline)] public static Lanes256<F> operator *(Lanes256<F> a, Lanes256<F> b) => a.v * b.v;
    [MethodImpl(Inline)] public static Lanes256<F> operator /(Lanes256<F> a, Lanes256<F> b) => a.v / b.v;
    [MethodImpl(Inline)] public static Lanes256<F> operator -(Lanes256<F> a) => -a.v;
    [MethodImpl(Inline)] public static Lanes256<F> operator +(double a, Lanes256<F> x) => Const(a) + x;
    [MethodImpl(Inline)] public static Lanes256<F> operator -(double a, Lanes256<F> x) => Const(a) - x;
    [MethodImpl(Inline)] public static Lanes256<F> operator *(double a, Lanes256<F> x) => Const(a) * x;
    [MethodImpl(Inline)] public static Lanes256<F> operator /(double a, Lanes256<F> x) => Const(a) / x;
    [MethodImpl(Inline)] public static Lanes256<F> operator &(Lanes256<F> a, Lanes256<F> b) => a.v & b.v;
    [MethodImpl(Inline)] public static Lanes256<F> operator |(Lanes256<F> a, Lanes256<F> b) => a.v | b.v;
    [MethodImpl(Inline)] public static Lanes256<F> operator ^(Lanes256<F> a, Lanes256<F> b) => a.v ^ b.v;
    [MethodImpl(Inline)] public static Lanes256<F> operator ~(Lanes256<F> a) => ~a.v;

    [MethodImpl(Inline)]
    public static Lanes256<F> Fma(Lanes256<F> a, Lanes256<F> b, Lanes256<F> c)
    {
        if (!X86Fma.IsSupported)
        {
            return Vector256.Create(
                Lanes128<F>.Fma(a.v.GetLower(), b.v.GetLower(), c.v.GetLower()).Register,
                Lanes128<F>.Fma(a.v.GetUpper(), b.v.GetUpper(), c.v.GetUpper()).Register);
        }
        return typeof(F) == typeof(double)
            ? X86Fma.MultiplyAdd(a.v.AsDouble(), b.v.AsDouble(), c.v.AsDouble()).As<double, F>()
            : X86Fma.MultiplyAdd(a.v.AsSingle(), b.v.AsSingle(), c.v.AsSingle()).As<float, F>();
    }

    [MethodImpl(Inline)]
    public static void AddProduct(ref Lanes256<F> sum, Lanes256<F> a, Lanes256<F> b)
    {
        if (!X86Fma.IsSupported) sum = Fma(a, b, sum);
        else if (typeof(F) == typeof(double))
        {
            Unsafe.As<Lanes256<F>, Vector256<F>>(ref sum) = X86Fma.MultiplyAdd(a.v.AsDouble(), b.v.AsDouble(), sum.v.AsDouble()).As<double, F>();
        }
        else Unsafe.As<Lanes256<F>, Vector256<F>>(ref sum) = X86Fma.MultiplyAdd(a.v.AsSingle(), b.v.AsSingle(), sum.v.AsSingle()).As<float, F>();
    }

    // Constants within, since one that is handed over takes locals too.
    [MethodImpl(Inline)]
    public static Lanes256<F> Horner(Lanes256<F> p, Lanes256<F> x, double c)
    {
        if (!X86Fma.IsSupported) return Fma(p, x, Const(c));
        return typeof(F) == typeof(double)
            ? X86Fma.MultiplyAdd(p.v.AsDouble(), x.v.AsDouble(), Vector256.Create(c)).As<double, F>()
            : X86Fma.MultiplyAdd(p.v.AsSingle(), x.v.AsSingle(), Vector256.Create((float)c)).As<float, F>();
    }

    [MethodImpl(Inline)]
    public static Lanes256<F> Linear(Lanes256<F> x, double a, double b)
    {
        if (!X86Fma.IsSupported) return Fma(Const(b), x, Const(a));
        return typeof(F) == typeof(double)
            ? X86Fma.MultiplyAdd(Vector256.Create(b), x.v.AsDouble(), Vector256.Create(a)).As<double, F>()
            : X86Fma.MultiplyAdd(Vector256.Create((float)b), x.v.AsSingle(), Vector256.Create((float)a)).As<float, F>();
    }

    [MethodImpl(Inline)] public static Lanes256<F> MinNative(Lanes256<F> a, Lanes256<F> b) => Vector256.MinNative(a.v, b.v);
    [MethodImpl(Inline)] public static Lanes256<F> MaxNative(Lanes256<F> a, Lanes256<F> b) => Vector256.MaxNative(a.v, b.v);
    [MethodImpl(Inline)] public static Lanes256<F> Min(Lanes256<F> a, Lanes256<F> b) => Vector256.Min(a.v, b.v);
    [MethodImpl(Inline)] public static Lanes256<F> Max(Lanes256<F> a, Lanes256<F> b) => Vector256.Max(a.v, b.v);
    [MethodImpl(Inline)] public static Lanes256<F> Abs(Lanes256<F> x) => Vector256.Abs(x.v);
    [MethodImpl(Inline)] public static Lanes256<F> Sqrt(Lanes256<F> x) => Vector256.Sqrt(x.v);

    [MethodImpl(Inline)]
    public static Lanes256<F> Round(Lanes256<F> x) => typeof(F) == typeof(double)
        ? Vector256.Round(x.v.AsDouble()).As<double, F>()
        : Vector256.Round(x.v.AsSingle()).As<float, F>();

    [MethodImpl(Inline)]
    public static Lanes256<F> Floor(Lanes256<F> x) => typeof(F) == typeof(double)
        ? Vector256.Floor(x.v.AsDouble()).As<double, F>()
        : Vector256.Floor(x.v.AsSingle()).As<float, F>();

    [MethodImpl(Inline)]
    public static Lanes256<F> Scale(Lanes256<F> p, Lanes256<F> q, Lanes256<F> n)
    {
        if (!Avx512F.VL.IsSupported) return Polynomial<Lanes256<F>, F>.ScaleInSteps(p, q, n);
        return typeof(F) == typeof(double)
            ? Avx512F.VL.Scale((p.v + q.v).AsDouble(), n.v.AsDouble()).As<double, F>()
            : Avx512F.VL.Scale((p.v + q.v).AsSingle(), n.v.AsSingle()).As<float, F>();
    }

    [MethodImpl(Inline)]
    public static Lanes256<F> ScaleDown(Lanes256<F> q, Lanes256<F> n) =>
        Avx512F.VL.IsSupported ? Scale(Const(1), q, n) : Polynomial<Lanes256<F>, F>.ScaleDownInSteps(q, n);

    [MethodImpl(Inline)] public static Lanes256<F> Less(Lanes256<F> a, Lanes256<F> b) => Vector256.LessThan(a.v, b.v);
    [MethodImpl(Inline)] public static Lanes256<F> LessOrEqual(Lanes256<F> a, Lanes256<F> b) => Vector256.LessThanOrEqual(a.v, b.v);
    [MethodImpl(Inline)] public static Lanes256<F> Equal(Lanes256<F> a, Lanes256<F> b) => Vector256.Equals(a.v, b.v);

    // One instruction for three: the compiler finds it by itself only where it sees the comparison.
    [MethodImpl(Inline)]
    public static Lanes256<F> Select(Lanes256<F> mask, Lanes256<F> a, Lanes256<F> b)
    {
        if (!Avx.IsSupported) return Vector256.ConditionalSelect(mask.v, a.v, b.v);
        return typeof(F) == typeof(double)
            ? Avx.BlendVariable(b.v.AsDouble(), a.v.AsDouble(), mask.v.AsDouble()).As<double, F>()
            : Avx.BlendVariable(b.v.AsSingle(), a.v.AsSingle(), mask.v.AsSingle()).As<float, F>();
    }

    [MethodImpl(Inline)]
    public static Lanes256<F> IfLess(Lanes256<F> a, Lanes256<F> b, Lanes256<F> then, Lanes256<F> otherwise) => Select(Less(a, b), then, otherwise);

    [MethodImpl(Inline)] public static uint Signs(Lanes256<F> mask) => (uint)mask.v.ExtractMostSignificantBits();

    [MethodImpl(Inline)]
    public static Lanes256<F> Below(nint count) => typeof(F) == typeof(double)
        ? Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)count)).As<long, F>()
        : Vector256.LessThan(Vector256<int>.Indices, Vector256.Create((int)count)).As<int, F>();

    [MethodImpl(Inline)]
    public static Lanes256<F> Swapped(Lanes256<F> x, int distance) => (typeof(F) == typeof(double) ? 2 * distance : distance) switch
    {
        4 => Vector256.Shuffle(x.v.AsInt64(), Vector256.Create(2L, 3, 0, 1)).As<long, F>(),
        2 => Vector256.Shuffle(x.v.AsInt64(), Vector256.Create(1L, 0, 3, 2)).As<long, F>(),
        _ => Vector256.Shuffle(x.v.AsInt32(), Vector256.Create(1, 0, 3, 2, 5, 4, 7, 6)).As<int, F>(),
    };

    [MethodImpl(Inline)]
    public static (Lanes256<F> Even, Lanes256<F> Odd) Apart(Lanes256<F> a, Lanes256<F> b)
    {
        Vector256<F> x = Halves(a.v), y = Halves(b.v);
        return (Vector256.Create(x.GetLower(), y.GetLower()), Vector256.Create(x.GetUpper(), y.GetUpper()));
    }

    /// <summary>Even lanes in the lower half, odd lanes in the upper.</summary>
    [MethodImpl(Inline)]
    private static Vector256<F> Halves(Vector256<F> x) => typeof(F) == typeof(double)
        ? Vector256.Shuffle(x.AsInt64(), Vector256.Create(0L, 2, 1, 3)).As<long, F>()
        : Vector256.Shuffle(x.AsInt32(), Vector256.Create(0, 2, 4, 6, 1, 3, 5, 7)).As<int, F>();

    [MethodImpl(Inline)]
    public static (Lanes256<F> Low, Lanes256<F> High) Together(Lanes256<F> even, Lanes256<F> odd) =>
        (InTurn(Vector256.Create(even.v.GetLower(), odd.v.GetLower())), InTurn(Vector256.Create(even.v.GetUpper(), odd.v.GetUpper())));

    /// <summary>Lanes of the lower and of the upper half in turn.</summary>
    [MethodImpl(Inline)]
    private static Vector256<F> InTurn(Vector256<F> x) => typeof(F) == typeof(double)
        ? Vector256.Shuffle(x.AsInt64(), Vector256.Create(0L, 2, 1, 3)).As<long, F>()
        : Vector256.Shuffle(x.AsInt32(), Vector256.Create(0, 4, 1, 5, 2, 6, 3, 7)).As<int, F>();

    [MethodImpl(Inline)]
    public static void Transpose(byte* x, nint stepX, byte* y, nint stepY)
    {
        if (!Avx2.IsSupported)
        {
            Lanes128<float>.Transpose(x, stepX, y, stepY);
            return;
        }
        var (a0, a1, a2, a3) = Interleaved(x, stepX);
        var (b0, b1, b2, b3) = Interleaved(x + 4 * stepX, stepX);
        Join(a0, b0, y, y + 4 * stepY);
        Join(a1, b1, y + stepY, y + 5 * stepY);
        Join(a2, b2, y + 2 * stepY, y + 6 * stepY);
        Join(a3, b3, y + 3 * stepY, y + 7 * stepY);
    }

    /// <summary>Of four rows: vector k holds elements k and, in its upper half, k + 4 of each.</summary>
    [MethodImpl(Inline)]
    private static (Vector256<ulong>, Vector256<ulong>, Vector256<ulong>, Vector256<ulong>) Interleaved(byte* x, nint step)
    {
        Vector256<uint> r0 = Vector256.Load((uint*)x), r1 = Vector256.Load((uint*)(x + step));
        Vector256<uint> r2 = Vector256.Load((uint*)(x + 2 * step)), r3 = Vector256.Load((uint*)(x + 3 * step));
        Vector256<ulong> low01 = Avx2.UnpackLow(r0, r1).AsUInt64(), high01 = Avx2.UnpackHigh(r0, r1).AsUInt64();
        Vector256<ulong> low23 = Avx2.UnpackLow(r2, r3).AsUInt64(), high23 = Avx2.UnpackHigh(r2, r3).AsUInt64();
        return (Avx2.UnpackLow(low01, low23), Avx2.UnpackHigh(low01, low23), Avx2.UnpackLow(high01, high23), Avx2.UnpackHigh(high01, high23));
    }

    [MethodImpl(Inline)]
    private static void Join(Vector256<ulong> a, Vector256<ulong> b, byte* lower, byte* upper)
    {
        Avx2.Permute2x128(a, b, 0x20).Store((ulong*)lower);
        Avx2.Permute2x128(a, b, 0x31).Store((ulong*)upper);
    }

    [MethodImpl(Inline)]
    public static Lanes256<F> LoadTruth(byte* x)
    {
        var words = Vector128.WidenLower(Vector128.CreateScalarUnsafe(typeof(F) == typeof(double) ? *(uint*)x : *(ulong*)x).AsByte());
        return typeof(F) == typeof(double)
            ? ~Vector256.Equals(Vector256.WidenLower(Vector128.WidenLower(words).ToVector256Unsafe()), Vector256<ulong>.Zero).As<ulong, F>()
            : ~Vector256.Equals(Vector256.WidenLower(words.ToVector256Unsafe()), Vector256<uint>.Zero).As<uint, F>();
    }

    [MethodImpl(Inline)]
    public void StoreTruth(byte* y)
    {
        if (typeof(F) == typeof(double))
        {
            var ones = v.AsUInt64() & Vector256.Create(1ul);
            var ints = Vector128.Narrow(ones.GetLower(), ones.GetUpper());
            var words = Vector128.Narrow(ints, ints);
            *(uint*)y = Vector128.Narrow(words, words).AsUInt32().ToScalar();
        }
        else
        {
            var ones = v.AsUInt32() & Vector256.Create(1u);
            var words = Vector128.Narrow(ones.GetLower(), ones.GetUpper());
            *(ulong*)y = Vector128.Narrow(words, words).AsUInt64().ToScalar();
        }
    }

    [MethodImpl(Inline)]
    public static Lanes256<F> LoadWords(uint* x) => typeof(F) == typeof(double)
        ? Vector256.WidenLower(Vector128.Load(x).ToVector256Unsafe()).As<ulong, F>()
        : Vector256.Load(x).As<uint, F>();

    [MethodImpl(Inline)]
    public static Lanes256<F> AllBits(long x) => typeof(F) == typeof(double)
        ? Vector256.Create(x).As<long, F>()
        : Vector256.Create((int)x).As<int, F>();

    public static Lanes256<F> Places
    {
        [MethodImpl(Inline)]
        get => typeof(F) == typeof(double) ? Vector256<long>.Indices.As<long, F>() : Vector256<int>.Indices.As<int, F>();
    }

    [MethodImpl(Inline)]
    public static Lanes256<F> AddBits(Lanes256<F> a, Lanes256<F> b) =>
        typeof(F) == typeof(double) ? (a.v.AsInt64() + b.v.AsInt64()).As<long, F>() : (a.v.AsInt32() + b.v.AsInt32()).As<int, F>();

    [MethodImpl(Inline)]
    public static Lanes256<F> SubtractBits(Lanes256<F> a, Lanes256<F> b) =>
        typeof(F) == typeof(double) ? (a.v.AsInt64() - b.v.AsInt64()).As<long, F>() : (a.v.AsInt32() - b.v.AsInt32()).As<int, F>();

    [MethodImpl(Inline)]
    public static Lanes256<F> MultiplyBits(Lanes256<F> a, Lanes256<F> b) =>
        typeof(F) == typeof(double) ? (a.v.AsInt64() * b.v.AsInt64()).As<long, F>() : (a.v.AsInt32() * b.v.AsInt32()).As<int, F>();

    [MethodImpl(Inline)]
    public static Lanes256<F> LessBits(Lanes256<F> a, Lanes256<F> b) => typeof(F) == typeof(double)
        ? Vector256.LessThan(a.v.AsInt64(), b.v.AsInt64()).As<long, F>()
        : Vector256.LessThan(a.v.AsInt32(), b.v.AsInt32()).As<int, F>();

    [MethodImpl(Inline)]
    public static Lanes256<F> EqualBits(Lanes256<F> a, Lanes256<F> b) => typeof(F) == typeof(double)
        ? Vector256.Equals(a.v.AsInt64(), b.v.AsInt64()).As<long, F>()
        : Vector256.Equals(a.v.AsInt32(), b.v.AsInt32()).As<int, F>();

    [MethodImpl(Inline)]
    public static Lanes256<F> ShiftLeft(Lanes256<F> x, int by) =>
        typeof(F) == typeof(double) ? (x.v.AsInt64() << by).As<long, F>() : (x.v.AsInt32() << by).As<int, F>();

    [MethodImpl(Inline)]
    public static Lanes256<F> ShiftRight(Lanes256<F> x, int by) =>
        typeof(F) == typeof(double) ? (x.v.AsInt64() >>> by).As<long, F>() : (x.v.AsInt32() >>> by).As<int, F>();

    [MethodImpl(Inline)]
    public static Lanes256<F> FromBits(Lanes256<F> x) => typeof(F) == typeof(double)
        ? Vector256.ConvertToDouble(x.v.AsInt64()).As<double, F>()
        : Vector256.ConvertToSingle(x.v.AsInt32()).As<float, F>();

    [MethodImpl(Inline)]
    public static Lanes256<F> FromUnsigned(Lanes256<F> x) => typeof(F) == typeof(double)
        ? Vector256.ConvertToDouble(x.v.AsUInt64()).As<double, F>()
        : Vector256.ConvertToSingle(x.v.AsUInt32()).As<float, F>();

    [MethodImpl(Inline)]
    public static Lanes256<F> InDouble<Function>(Lanes256<F> x) where Function : IDoubleFunction
    {
        if (typeof(F) == typeof(double)) return Function.Of<Lanes256<double>>(x.v.AsDouble()).v.As<double, F>();
        var (low, high) = Vector256.Widen(x.v.AsSingle());
        return Vector256.Narrow(Function.Of<Lanes256<double>>(low).v, Function.Of<Lanes256<double>>(high).v).As<float, F>();
    }

    [MethodImpl(Inline)]
    public static Lanes256<F> InDouble<Function>(Lanes256<F> x, Lanes256<F> y) where Function : IDoubleFunctionOfTwo
    {
        if (typeof(F) == typeof(double)) return Function.Of<Lanes256<double>>(x.v.AsDouble(), y.v.AsDouble()).v.As<double, F>();
        // In a turn for each half: written twice, the function takes twice as many locals.
        var (a, nextA) = Vector256.Widen(x.v.AsSingle());
        var (b, nextB) = Vector256.Widen(y.v.AsSingle());
        Lanes256<double> low = default;
        for (bool last = false; ; last = true)
        {
            var half = Function.Of<Lanes256<double>>(a, b);
            if (last) return Vector256.Narrow(low.v, half.v).As<float, F>();
            (low, a, b) = (half, nextA, nextB);
        }
    }
}
