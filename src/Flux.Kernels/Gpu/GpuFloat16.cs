using ILGPU;

namespace Flux.Kernels;

/// <summary>Half precision from its bits, since not every device has an instruction for it. The nearest, ties to even; no step needs a subnormal single.</summary>
internal readonly struct GpuFloat16 : IGpuElement<ushort>
{
    private const uint Infinity32 = 0x7f800000, TooLarge = 0x47800000, LeastNormal = 0x38800000, BiasGap = 0x38000000;
    private const float SubnormalsPerOne = 1 << 24, Whole = 1 << 23;

    public static float Single(ushort stored)
    {
        uint sign = (stored & 0x8000u) << 16, magnitude = stored & 0x7fffu;
        if (magnitude >= 0x7c00) return Interop.IntAsFloat(sign | Infinity32 | magnitude << 13);
        float value = magnitude >= 0x400 ? Interop.IntAsFloat((magnitude << 13) + BiasGap) : (int)magnitude / SubnormalsPerOne;
        return sign == 0 ? value : -value;
    }

    public static double Double(ushort stored) => Single(stored);

    public static ushort Of(float value)
    {
        uint bits = Interop.FloatAsInt(value), sign = bits >> 16 & 0x8000, magnitude = bits & 0x7fffffff, half;
        if (magnitude > Infinity32) half = 0x7e00;
        else if (magnitude >= TooLarge) half = 0x7c00;
        else if (magnitude >= LeastNormal) half = magnitude - BiasGap + 0xfff + (magnitude >> 13 & 1) >> 13;
        else half = Interop.FloatAsInt(Interop.IntAsFloat(magnitude) * SubnormalsPerOne + Whole) - Interop.FloatAsInt(Whole);
        return (ushort)(sign | half);
    }

    // First to a single with an odd last bit unless it is exact: then the second rounding sees on which side of a tie the number was.
    public static ushort Of(double value)
    {
        float single = (float)value;
        if (!(single < value) && !(single > value)) return Of(single);
        uint bits = Interop.FloatAsInt(single);
        if (Math.Abs((double)single) > Math.Abs(value)) bits--;
        return Of(Interop.IntAsFloat(bits | 1));
    }
}
