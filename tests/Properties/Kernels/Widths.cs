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

    /// <summary>Runs a kernel at every width into a fresh result, and demands equal bits; the last result.</summary>
    internal static View Same(string what, Func<View> result, Action<IKernels, View> kernel)
    {
        View[] results =
        [
            .. All.Select(kernels =>
            {
                var y = result();
                kernel(kernels, y);
                return y;
            }),
        ];
        byte[][] bits = [.. results.Select(Views.Bits)];
        Assert.True(bits[0].AsSpan().SequenceEqual(bits[2]), $"{what}: 128 and 512 bits differ.");
        Assert.True(bits[1].AsSpan().SequenceEqual(bits[2]), $"{what}: 256 and 512 bits differ.");
        return results[2];
    }
}
