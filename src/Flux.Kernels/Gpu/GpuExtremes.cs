using ILGPU;

namespace Flux.Kernels;

/// <summary>
/// IEEE 754's maximum and minimum: -0 is less than +0, and NaN wins. Where neither number is less, they are equal or one is NaN, and their bits together are
/// what is sought: the same number, the zero of the sign that both have or one has, or NaN. So there is one choice, where NaN and zeros had one each.
/// </summary>
internal static class GpuExtremes
{
    internal static float Larger(float a, float b)
    {
        uint x = Interop.FloatAsInt(a), y = Interop.FloatAsInt(b);
        return OneIsLess(a, b) ? a < b ? b : a : Interop.IntAsFloat((x | y) & (x & y | int.MaxValue));
    }

    internal static float Smaller(float a, float b) =>
        OneIsLess(a, b) ? b < a ? b : a : Interop.IntAsFloat(Interop.FloatAsInt(a) | Interop.FloatAsInt(b));

    internal static double Larger(double a, double b)
    {
        ulong x = Interop.FloatAsInt(a), y = Interop.FloatAsInt(b);
        return OneIsLess(a, b) ? a < b ? b : a : Interop.IntAsFloat((x | y) & (x & y | long.MaxValue));
    }

    internal static double Smaller(double a, double b) =>
        OneIsLess(a, b) ? b < a ? b : a : Interop.IntAsFloat(Interop.FloatAsInt(a) | Interop.FloatAsInt(b));

    // Without a branch, of which a compiler of OpenCL makes no vectors.
    private static bool OneIsLess(float a, float b) => (a < b) | (b < a);

    private static bool OneIsLess(double a, double b) => (a < b) | (b < a);
}
