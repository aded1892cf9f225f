using Flux.Kernels;

namespace Flux.Properties.Kernels;

/// <summary>Rows of conversions, comparisons and whole numbers: exact on every device, so to the bit, at the ends of every range as well.</summary>
internal static class DeviceNumbers
{
    private static readonly DType[] types = Enum.GetValues<DType>();

    // Among them ties, subnormals and the largest of half precision, what no int holds, and what rounds twice on the way through a single.
    private static readonly double[] special =
    [
        0, -0.0, 1, -1, 2.5, -2.5, 100.25, 0.1, 3e9, -3e9, 2147483647, -2147483648, 2147483520, 16777217, double.NaN, double.PositiveInfinity,
        double.NegativeInfinity, 1e-30, 65504, 65519, 65519.99999, 65520, -70000, 6.103515625e-05, 6.1e-05, 5.9604644775390625e-08, 2.98023223876953125e-08,
        8.940696716308594e-08, 1 + 1.0 / 2048, 1 + 3.0 / 2048, 1 + 1.0 / 2048 + 1e-12, 1 + 1.0 / 256, 1 + 3.0 / 256, 1 + 1.0 / 256 + 1e-12, 1e300, -1e300,
        3.4e38,
    ];

    internal static DeviceRow[] Rows { get; } =
    [
        .. types.Select(source => new DeviceRow($"Cast from {source}", n => from target in types
                                                                          from count in (int[])[0, 1, special.Length + n]
                                                                          select Converted(Part(source, [count]), target))),
        new("Cast of all halves", n => from type in (DType[])[DType.Float16, DType.BFloat16]
                                       from target in (DType[])[DType.Float32, DType.Float64]
                                       select Converted(Halves(type, n > 10 ? 1 : 997), target)),
        .. Enum.GetValues<Comparison>().Select(how => new DeviceRow($"Compare {how}", n => from type in (DType[])[DType.Float32, DType.Float64, DType.Int32]
                                                                                          from y in (Shape[])[[0], [special.Length], [special.Length, n]]
                                                                                          select Compared(how, type, y))),
        .. Enum.GetValues<Arithmetic>().Select(how => new DeviceRow(
            $"Calculate {how}", n => [Calculated(how, [0]), Calculated(how, [n]), Calculated(how, [9, 9])])),
    ];

    private static View Part(DType type, Shape shape) => Views.Of(type, shape, i => special[i % special.Length], 3, 2);

    private static unsafe View Halves(DType type, int step)
    {
        var view = Views.Empty(type, [(1 << 16) / step]);
        using var held = view.Hold<ushort>();
        for (int i = 0; i < view.Count; i++) held.Pointer[i] = (ushort)(i * step);
        return view;
    }

    private static DeviceCall Converted(View x, DType target) =>
        new([x], Views.Of(target, x.Shape, _ => 1, 3, 2), (kernels, arguments, y) => kernels.Cast(arguments[0], y));

    // Each number with each other one where there are two dimensions.
    private static DeviceCall Compared(Comparison how, DType type, Shape y) =>
        new([Part(type, [y[0]]), Views.Of(type, y.Rank > 1 ? [1, y[1]] : y, i => special[special.Length - 1 - i % special.Length], 1, 1)],
            Views.Of(DType.Bool, y, _ => 1, 2, 2), (kernels, x, result) => kernels.Compare(how, x[0], x[1], result));

    private static DeviceCall Calculated(Arithmetic how, Shape y)
    {
        double[] numbers = [7, -7, 2, int.MinValue, int.MaxValue, -1, 1, 100_003, -65_537];
        return new([Views.Of(DType.Int32, [y[0]], i => numbers[i % 9], 1), Views.Of(DType.Int32, y.Rank > 1 ? [1, y[1]] : y, i => numbers[(i + 5) % 9])],
            Views.Of(DType.Int32, y, _ => 5, 1, 1), (kernels, x, result) => kernels.Calculate(how, x[0], x[1], result));
    }
}
