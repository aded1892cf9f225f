namespace Flux.Kernels;

/// <summary>How elements of one type are stored. Every type converts through double, which holds each of their values exactly.</summary>
internal interface IElement<E> where E : unmanaged, IElement<E>
{
    double Value { get; }
    static abstract E From(double value);
}

internal readonly struct Float32Element(float stored) : IElement<Float32Element>
{
    public double Value => stored;
    public static Float32Element From(double value) => new((float)value);
}

internal readonly struct Float64Element(double stored) : IElement<Float64Element>
{
    public double Value => stored;
    public static Float64Element From(double value) => new(value);
}

internal readonly struct Float16Element(Half stored) : IElement<Float16Element>
{
    public double Value => (double)stored;
    public static Float16Element From(double value) => new((Half)value);
}

internal readonly struct BFloat16Element(ushort stored) : IElement<BFloat16Element>
{
    public double Value => BitConverter.UInt32BitsToSingle((uint)stored << 16);

    /// <summary>The nearest, ties to even, by way of single precision; NaN stays NaN.</summary>
    public static BFloat16Element From(double value)
    {
        uint bits = BitConverter.SingleToUInt32Bits((float)value);
        return new(double.IsNaN(value) ? (ushort)(bits >> 16 | 0x40) : (ushort)(bits + 0x7fff + (bits >> 16 & 1) >> 16));
    }
}

internal readonly struct Int32Element(int stored) : IElement<Int32Element>
{
    public double Value => stored;

    /// <summary>Truncates; what does not fit becomes the nearest that does, NaN becomes 0.</summary>
    public static Int32Element From(double value) => new((int)value);
}

internal readonly struct BoolElement(byte stored) : IElement<BoolElement>
{
    public double Value => stored;
    public static BoolElement From(double value) => new(value != 0 ? (byte)1 : (byte)0);
}
