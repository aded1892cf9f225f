using Flux.Kernels;

namespace Flux;

public abstract partial class Device
{
    /// <summary>The host: SIMD kernels on all cores.</summary>
    public static Device Cpu { get; } = new CpuDevice();

    /// <summary>
    /// What a function gives while operations on the host use so many threads, in it and in what it starts. Values do not depend on the count. A lazy sequence
    /// is computed where it is read, and so outside, unless it is read inside.
    /// </summary>
    /// <param name="threads">1 to 1024, the calling one included.</param>
    /// <param name="f">What is computed.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such count.</exception>
    public static T WithThreads<T>(int threads, Func<T> f) => ThreadCount.Within(threads, f);
}
