using Flux.Kernels;
using Xunit;

namespace Flux.Properties.Kernels;

/// <summary>
/// The back ends that tests run on: ILGPU's simulator always, which finds what is written out of bounds, and OpenCL on the processor where there is one.
/// </summary>
public sealed class Backends
{
    internal const string Cpu = "cpu";
    private const string Simulated = "simulator", Pocl = "pocl";

    /// <summary>Rows for tests that run on each.</summary>
    public static TheoryData<string> Names => [.. Present];

    internal static string[] Present => GpuDevice.Pocl is null ? [Simulated] : [Simulated, Pocl];

    /// <summary>Rows of a back end and a name, each with each.</summary>
    internal static TheoryData<string, string> Times(IEnumerable<string> names)
    {
        var rows = new TheoryData<string, string>();
        foreach (string name in names)
        {
            foreach (string backend in Present) rows.Add(backend, name);
        }
        return rows;
    }

    /// <summary>
    /// Each row with each device that laws hold on: the CPU, and OpenCL on the processor where there is one. On the simulator, whose every step takes long, the
    /// numbers of rows are compared.
    /// </summary>
    internal static IEnumerable<object[]> WithCpu(IEnumerable<object[]> rows) =>
        from row in rows
        from device in Present.Except([Simulated]).Prepend(Cpu)
        select (object[])[.. row, device];

    internal static Device CpuOr(string backend) => backend == Cpu ? Device.Cpu : Of(backend);

    internal static GpuDevice Of(string backend) => backend == Simulated ? GpuDevice.Simulator : GpuDevice.Pocl!;

    /// <summary>A device that no other test uses.</summary>
    internal static GpuDevice Fresh(string backend, long limit = long.MaxValue) =>
        Found.All.Append(Found.Simulator).First(found => found.Kind == Of(backend).Kind && found.RunsOnCpu).Open(limit);

    [PoclFact]
    public void OpenCL_on_the_processor_is_among_the_back_ends() => Assert.Contains(Pocl, Present);
}
