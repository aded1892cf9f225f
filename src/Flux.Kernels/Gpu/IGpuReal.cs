namespace Flux.Kernels;

/// <summary>A number inside a GPU kernel and the element it is loaded from and stored to.</summary>
internal interface IGpuReal<T, F> : IReal<T> where T : struct, IGpuReal<T, F> where F : unmanaged
{
    F Value { get; }
    static abstract T Of(F x);
}
