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

    internal static void Binary<B>(ArrayView<F> a, ArrayView<F> b, ArrayView<F> y, Repeats at, B body) where B : unmanaged, IBinaryBody
    {
        var turn = at.Loops.Here();
        if (!at.Loops.Contain(turn)) return;
        if (at.Loops.ArePlane) Apply(a, b, y, at.InPlane(turn), body);
        else Apply(a, b, y, at.Of(turn), body);
    }

    private static void Apply<B>(ArrayView<F> a, ArrayView<F> b, ArrayView<F> y, RepeatedElements i, B body) where B : unmanaged, IBinaryBody =>
        y[i.Y] = body.Invoke(T.Of(a[i.A]), T.Of(b[i.B])).Value;

    internal static void TernaryFlat<B>(Index1D i, ArrayView<F> a, ArrayView<F> b, ArrayView<F> c, ArrayView<F> y, B body)
        where B : unmanaged, ITernaryBody => y[i] = body.Invoke(T.Of(a[i]), T.Of(b[i]), T.Of(c[i])).Value;

    internal static void Ternary<B>(ArrayView<F> a, ArrayView<F> b, ArrayView<F> c, ArrayView<F> y, Repeats at, B body) where B : unmanaged, ITernaryBody
    {
        var turn = at.Loops.Here();
        if (!at.Loops.Contain(turn)) return;
        if (at.Loops.ArePlane) Apply(a, b, c, y, at.InPlane(turn), body);
        else Apply(a, b, c, y, at.Of(turn), body);
    }

    private static void Apply<B>(ArrayView<F> a, ArrayView<F> b, ArrayView<F> c, ArrayView<F> y, RepeatedElements i, B body)
        where B : unmanaged, ITernaryBody => y[i.Y] = body.Invoke(T.Of(a[i.A]), T.Of(b[i.B]), T.Of(c[i.C])).Value;
}
