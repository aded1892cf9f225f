namespace Flux.Kernels;

/// <summary>A number inside a GPU kernel and the element it is loaded from and stored to.</summary>
internal interface IGpuReal<T, F> : IReal<T> where T : struct, IGpuReal<T, F> where F : unmanaged
{
    F Value { get; }
    static abstract T Of(F x);

    /// <summary>The nearest number to a random word.</summary>
    static abstract T OfWord(uint word);

    /// <summary>Uniform in [0, 1) from two random words, with the bits of <see cref="UniformNumber"/>.</summary>
    static abstract T Uniform(uint first, uint second);
}
