using ILGPU;

namespace Flux.Kernels;

/// <summary>The scalar bodies on a GPU: the same structs that run on lanes.</summary>
internal static class MapKernels<T, F> where T : struct, IGpuReal<T, F> where F : unmanaged
{
    internal static void Unary<B>(Index1D i, ArrayView<F> x, ArrayView<F> y, B body) where B : unmanaged, IScalarBody =>
        y[i] = body.Invoke(T.Of(x[i])).Value;

    /// <summary>Arguments of the result's shape: no places to compute, and neighbours that a processor takes as vectors.</summary>
    internal static void BinaryFlat<B>(Index1D i, ArrayView<F> a, ArrayView<F> b, ArrayView<F> y, B body) where B : unmanaged, IBinaryBody =>
        y[i] = body.Invoke(T.Of(a[i]), T.Of(b[i])).Value;

    internal static void Binary<B>(Index1D i, ArrayView<F> a, ArrayView<F> b, ArrayView<F> y, Repeats at, B body) where B : unmanaged, IBinaryBody =>
        y[i] = body.Invoke(T.Of(a[at.A(i)]), T.Of(b[at.B(i)])).Value;

    internal static void TernaryFlat<B>(Index1D i, ArrayView<F> a, ArrayView<F> b, ArrayView<F> c, ArrayView<F> y, B body)
        where B : unmanaged, ITernaryBody => y[i] = body.Invoke(T.Of(a[i]), T.Of(b[i]), T.Of(c[i])).Value;

    internal static void Ternary<B>(Index1D i, ArrayView<F> a, ArrayView<F> b, ArrayView<F> c, ArrayView<F> y, Repeats at, B body)
        where B : unmanaged, ITernaryBody => y[i] = body.Invoke(T.Of(a[at.A(i)]), T.Of(b[at.B(i)]), T.Of(c[at.C(i)])).Value;
}
