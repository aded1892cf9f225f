using System.Globalization;
using Flux.Kernels;
using Xunit;

namespace Flux.Properties.Kernels;

/// <summary>One call of the contract: its arguments and its result, before the call, on the host.</summary>
/// <param name="Arguments">What is read.</param>
/// <param name="Result">What is written, inside a block whose other elements stay.</param>
/// <param name="Run">The call.</param>
/// <param name="Error">How far a number may lie from the host's, in parts of it or of 1.</param>
internal sealed record DeviceCall(View[] Arguments, View Result, Action<IKernels, View[], View> Run, double Error = 0);

/// <summary>A row of the table of kernels that devices share: a name, and calls for a length that is small for the simulator.</summary>
internal sealed record DeviceRow(string Name, Func<int, IEnumerable<DeviceCall>> Calls)
{
    private const int SimulatedLength = 3, Length = 67;

    /// <summary>Demands the host's numbers of a device, and the elements around the result untouched.</summary>
    internal void Check(GpuDevice device) => Check(device, device.Kernels);

    /// <summary>The same of some of its kernels.</summary>
    internal void Check(GpuDevice device, IKernels kernels)
    {
        foreach (var call in Calls(device.Kind == DeviceKind.Simulator ? SimulatedLength : Length))
        {
            View[] arguments = [.. call.Arguments.Select(view => On(device, view))];
            var result = On(device, call.Result);
            call.Run(kernels, arguments, result);
            double[] actual = Home(device, result, call.Result.DType);
            call.Run(Views.Kernels, call.Arguments, call.Result);
            double[] expected = Views.Read(Whole(call.Result));
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.True(IsNear(expected[i], actual[i], call.Error), string.Create(CultureInfo.InvariantCulture,
                    $"{this} of {string.Join(", ", arguments.Select(x => x.Shape))} to {result.Shape} of {result.DType}: " +
                    $"element {i - result.Offset} is {actual[i]:r}, not {expected[i]:r}."));
            }
        }
    }

    public override string ToString() => Name;

    private static bool IsNear(double expected, double actual, double error) =>
        error == 0 || !double.IsFinite(expected)
            ? expected.Equals(actual) && double.IsNegative(expected) == double.IsNegative(actual) || double.IsNaN(expected) && double.IsNaN(actual)
            : Math.Abs(actual - expected) <= error * Math.Max(1, Math.Abs(expected));

    private static View Whole(View view) => new(view.Storage, 0, [view.Storage.Count]);

    private static View On(GpuDevice device, View view)
    {
        var storage = device.Rent(view.DType, view.Storage.Count);
        storage.Escape();
        device.Upload(Views.Bits(Whole(view)), storage, 0);
        return new(storage, view.Offset, view.Shape);
    }

    private static double[] Home(GpuDevice device, View view, DType type)
    {
        var home = Views.Empty(type, [view.Storage.Count]);
        byte[] bytes = new byte[view.Storage.Count * type.Size()];
        device.Download(view.Storage, 0, bytes);
        Views.Cpu.Upload(bytes, home.Storage, 0);
        return Views.Read(home);
    }
}
