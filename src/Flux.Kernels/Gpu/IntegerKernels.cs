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
    internal static void Run(Index1D i, ArrayView<int> a, ArrayView<int> b, ArrayView<int> y, Repeats at) => y[i] = R.Of(a[at.A(i)], b[at.B(i)]);
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
