namespace Flux.Kernels;

/// <summary>
/// How elements that are stored as S are read and written in a kernel, with the values of <see cref="IElement{E}"/>. By way of single precision wherever that
/// changes nothing, since many GPUs are slow at double precision or lack it.
/// </summary>
internal interface IGpuElement<S> where S : unmanaged
{
    static abstract float Single(S stored);
    static abstract double Double(S stored);
    static abstract S Of(float value);
    static abstract S Of(double value);
}
