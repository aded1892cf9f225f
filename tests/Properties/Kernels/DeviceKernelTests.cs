using Xunit;

namespace Flux.Properties.Kernels;

/// <summary>The contract called directly on every back end: the host's values, to the bit where nothing but moves and exact arithmetic is done.</summary>
public sealed class DeviceKernelTests
{
    private static readonly Dictionary<string, DeviceRow> rows =
        new DeviceRow[][] { DeviceMoves.Rows, DeviceNumbers.Rows, DeviceFolds.Rows }.SelectMany(rows => rows).ToDictionary(row => row.Name);

    public static TheoryData<string, string> Rows => Backends.Times(rows.Keys);

    [Theory, MemberData(nameof(Rows))]
    public void A_device_gives_the_values_of_the_host(string backend, string row) => rows[row].Check(Backends.Of(backend));
}
