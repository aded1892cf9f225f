using ILGPU;

namespace Flux.Kernels;

/// <summary>A rule of whole numbers, which wraps.</summary>
internal interface IIntegerRule
{
    static abstract int Of(int a, int b);
}

/// <summary>Arithmetic of whole numbers with broadcasting.</summary>
internal static class IntegerKernels<R> where R : struct, IIntegerRule
{
    /// <summary>Arguments of the result's shape: no places to compute.</summary>
    internal static void Flat(Index1D i, ArrayView<int> a, ArrayView<int> b, ArrayView<int> y) => y[i] = R.Of(a[i], b[i]);

    internal static void Run(ArrayView<int> a, ArrayView<int> b, ArrayView<int> y, Repeats at)
    {
        var turn = at.Loops.Here();
        if (!at.Loops.Contain(turn)) return;
        if (at.Loops.ArePlane) Apply(a, b, y, at.InPlane(turn));
        else Apply(a, b, y, at.Of(turn));
    }

    private static void Apply(ArrayView<int> a, ArrayView<int> b, ArrayView<int> y, RepeatedElements i) => y[i.Y] = R.Of(a[i.A], b[i.B]);
}

internal readonly struct IntegerSumRule : IIntegerRule
{
    public static int Of(int a, int b) => a + b;
}

internal readonly struct IntegerDifferenceRule : IIntegerRule
{
    public static int Of(int a, int b) => a - b;
}

internal readonly struct IntegerProductRule : IIntegerRule
{
    public static int Of(int a, int b) => a * b;
}

// A processor traps at the one quotient that is no int, so that one is never asked for.
internal readonly struct IntegerQuotientRule : IIntegerRule
{
    public static int Of(int a, int b)
    {
        int quotient = a / (b == -1 ? 1 : b);
        return b == -1 ? -quotient : quotient;
    }
}
