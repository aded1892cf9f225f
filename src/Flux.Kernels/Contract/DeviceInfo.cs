namespace Flux;

/// <summary>A device of this machine, as <see cref="Device.List"/> finds it.</summary>
/// <param name="Label">The short name that <see cref="Device.Of"/> takes: cpu, gpu:0, gpu:1, ..., and opencl:1 where OpenCL runs on the processor.</param>
/// <param name="Name">The name that its driver gives.</param>
/// <param name="Kind">What runs the kernels.</param>
/// <param name="Memory">Bytes of its memory.</param>
/// <param name="ComputeUnits">Multiprocessors of a GPU, threads of a processor.</param>
/// <param name="SharedMemory">Bytes that a group of threads shares; 0 on the host.</param>
/// <param name="HasFloat64">Whether it computes at double precision.</param>
/// <param name="RunsOnCpu">Whether its kernels run on the processor.</param>
public sealed record DeviceInfo(
    string Label, string Name, DeviceKind Kind, long Memory, int ComputeUnits, long SharedMemory, bool HasFloat64, bool RunsOnCpu)
{
    /// <summary>In one line, as errors and programs show it.</summary>
    public override string ToString() =>
        $"{Label} ({Name}, {Kind}, {ComputeUnits} compute units, {Memory >> 20} MiB{(HasFloat64 ? "" : ", no double precision")}"
        + $"{(RunsOnCpu && Kind != DeviceKind.Cpu ? ", on the processor" : "")})";
}
