using Flux.Kernels;

namespace Flux.Properties.Kernels;

/// <summary>Rows of random numbers: the same words on every device, so uniform numbers to the bit, and normal ones as near as its functions are.</summary>
internal static class DeviceRandom
{
    private static readonly ulong[] keys = [0, 42, 0x9e3779b97f4a7c15, ulong.MaxValue];

    internal static DeviceRow[] Rows { get; } =
    [
        new("Uniform", n => from key in keys
                            from y in Results(n)
                            select new DeviceCall([], y, (kernels, _, y) => kernels.Uniform(key, y))),
        new("Normal", n => from key in keys
                           from y in Results(n)
                           select new DeviceCall([], y, (kernels, _, y) => kernels.Normal(key, y), y.DType == DType.Float32 ? 2e-6 : 1e-14)),
    ];

    private static IEnumerable<View> Results(int n) =>
        from type in (DType[])[DType.Float32, DType.Float64] from count in (int[])[0, 1, n * n] select Views.Of(type, [count], _ => 1, 3, 2);
}
