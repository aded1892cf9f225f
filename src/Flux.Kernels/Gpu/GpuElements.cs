using ILGPU;

namespace Flux.Kernels;

internal readonly struct GpuFloat32 : IGpuElement<float>
{
    public static float Single(float stored) => stored;
    public static double Double(float stored) => stored;
    public static float Of(float value) => value;
    public static float Of(double value) => (float)value;
}

internal readonly struct GpuFloat64 : IGpuElement<double>
{
    public static float Single(double stored) => (float)stored;
    public static double Double(double stored) => stored;
    public static double Of(float value) => value;
    public static double Of(double value) => value;
}

internal readonly struct GpuBFloat16 : IGpuElement<ushort>
{
    public static float Single(ushort stored) => Interop.IntAsFloat((uint)stored << 16);
    public static double Double(ushort stored) => Single(stored);

    public static ushort Of(float value)
    {
        uint bits = Interop.FloatAsInt(value);
        return float.IsNaN(value) ? (ushort)(bits >> 16 | 0x40) : (ushort)(bits + 0x7fff + (bits >> 16 & 1) >> 16);
    }

    public static ushort Of(double value) => Of((float)value);
}

// Conversions of what does not fit differ between devices: it is kept from them.
internal readonly struct GpuInt32 : IGpuElement<int>
{
    private const float Bound = 2147483648f;

    public static float Single(int stored) => stored;
    public static double Double(int stored) => stored;
    public static int Of(float value) => value >= Bound ? int.MaxValue : value > -Bound ? (int)value : value <= -Bound ? int.MinValue : 0;
    public static int Of(double value) => value >= int.MaxValue ? int.MaxValue : value > int.MinValue ? (int)value : value <= int.MinValue ? int.MinValue : 0;
}

internal readonly struct GpuBool : IGpuElement<byte>
{
    public static float Single(byte stored) => stored;
    public static double Double(byte stored) => stored;
    public static byte Of(float value) => value == 0 ? (byte)0 : (byte)1;
    public static byte Of(double value) => value == 0 ? (byte)0 : (byte)1;
}
