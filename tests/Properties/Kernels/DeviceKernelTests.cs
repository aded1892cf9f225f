using Flux.Kernels;
using Xunit;

namespace Flux.Properties.Kernels;

/// <summary>The contract called directly on every back end: the host's values, to the bit where nothing but moves and exact arithmetic is done.</summary>
public sealed class DeviceKernelTests
{
    // Kernels that a GPU and a processor run in different ways.
    private static readonly DeviceRow[] shaped = [.. DeviceFolds.Rows, .. DeviceProducts.Rows, .. DeviceConvolutions.Rows];

    private static readonly DeviceRow[] moves = [.. DeviceMoves.Rows, .. DeviceNumbers.Rows, .. DeviceIndices.Rows, .. DeviceRandom.Rows];

    private static readonly Dictionary<string, DeviceRow> rows =
        ((DeviceRow[])[.. moves, .. shaped, .. DevicePools.Rows, .. DeviceNorms.Rows]).ToDictionary(row => row.Name);

    public static TheoryData<string, string> Rows => Backends.Times(rows.Keys);

    [Theory, MemberData(nameof(Rows))]
    public void A_device_gives_the_values_of_the_host(string backend, string row) => rows[row].Check(Backends.Of(backend));

    public static TheoryData<string, string> Shaped => Backends.Times(shaped.Select(row => row.Name));

    [Theory, MemberData(nameof(Shaped))]
    public void Kernels_in_the_shape_of_a_gpu_give_the_values_of_the_host(string backend, string row)
    {
        var device = Backends.Of(backend);
        rows[row].Check(device, new GpuKernels(device, coarse: false));
    }
}
