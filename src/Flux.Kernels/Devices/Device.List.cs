using System.Collections.Immutable;
using System.Globalization;
using Flux.Kernels;

namespace Flux;

public abstract partial class Device
{
    /// <summary>
    /// What this machine has: the host, its GPUs, and OpenCL on its processor where that is installed. A program compiled ahead of time has the host alone.
    /// </summary>
    public static ImmutableArray<DeviceInfo> List() => [Host(), .. Compiles ? Found.All.Select(found => found.Info) : []];

    /// <summary>
    /// A device by the name that a command line gives: cpu; gpu or gpu:1, as <see cref="Gpu"/>; cuda or cuda:1; opencl or opencl:1, which takes OpenCL on the
    /// processor too, after any GPU. Case does not matter.
    /// </summary>
    /// <exception cref="ArgumentException">The name is none of these.</exception>
    /// <exception cref="InvalidOperationException">This machine has no such device; the message lists those it has.</exception>
    /// <exception cref="PlatformNotSupportedException">Another than the cpu was asked for, and the program was compiled ahead of time.</exception>
    public static Device Of(string name)
    {
        string[] parts = name.ToLowerInvariant().Split(':');
        int index = 0;
        bool isNumbered = parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out index);
        if (!(parts.Length == 1 || isNumbered)) throw Unknown(name);
        return parts[0] switch
        {
            "cpu" when !isNumbered => Cpu,
            "gpu" => Gpu(index),
            "cuda" => OfKind(name, DeviceKind.Cuda, index),
            "opencl" => OfKind(name, DeviceKind.OpenCL, index),
            _ => throw Unknown(name),
        };
    }

    private static GpuDevice OfKind(string name, DeviceKind kind, int index)
    {
        if (!Compiles) throw Compiled($"Device.Of(\"{name}\")");
        return Found.All.Where(found => found.Kind == kind).ElementAtOrDefault(index)?.Device
            ?? throw new InvalidOperationException($"Device.Of: this machine has no {name}; of {string.Join(", ", List())} any would fit.");
    }

    private static ArgumentException Unknown(string name) =>
        new($"Device.Of: \"{name}\"; cpu, gpu, cuda or opencl would fit, the last three with a number as in gpu:1 too.", nameof(name));

    private static DeviceInfo Host() => new(
        "cpu", "host", DeviceKind.Cpu, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, Cpu.Threads, 0, HasFloat64: true, RunsOnCpu: true);
}
