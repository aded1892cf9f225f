namespace Flux.Kernels;

/// <summary>Placeholder until the tuned version lands.</summary>
internal static class Threefry
{
    internal static ulong Hash(ulong key, ulong counter) => key * 6364136223846793005UL + counter;
}
