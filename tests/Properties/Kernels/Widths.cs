using Flux.Kernels;
using Xunit;

namespace Flux.Properties.Kernels;

/// <summary>The host's kernels at every register width.</summary>
internal static class Widths
{
    internal static IKernels[] All { get; } =
    [
        new CpuKernels<Lanes128<float>, Lanes128<double>>(), new CpuKernels<Lanes256<float>, Lanes256<double>>(),
        new CpuKernels<Lanes512<float>, Lanes512<double>>(),
    ];

    /// <summary>Runs a kernel at every width into a fresh result, and demands equal bits.</summary>
    internal static void Same(string what, Func<View> result, Action<IKernels, View> kernel)
    {
        byte[][] bits =
        [
            .. All.Select(kernels =>
            {
                var y = result();
                kernel(kernels, y);
                return Views.Bits(y);
            }),
        ];
        Assert.True(bits[0].AsSpan().SequenceEqual(bits[2]), $"{what}: 128 and 512 bits differ.");
        Assert.True(bits[1].AsSpan().SequenceEqual(bits[2]), $"{what}: 256 and 512 bits differ.");
    }
}
