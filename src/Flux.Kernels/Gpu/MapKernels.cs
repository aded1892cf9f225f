using ILGPU;

namespace Flux.Kernels;

/// <summary>The scalar bodies on a GPU: the same structs that run on lanes.</summary>
internal static class MapKernels<T, F> where T : struct, IGpuReal<T, F> where F : unmanaged
{
    internal static void Unary<B>(Index1D i, ArrayView<F> x, ArrayView<F> y, B body) where B : unmanaged, IScalarBody =>
        y[i] = body.Invoke(T.Of(x[i])).Value;

    internal static void Binary<B>(Index1D i, Operands<F> xs, ArrayView<F> y, B body) where B : unmanaged, IBinaryBody =>
        y[i] = body.Invoke(T.Of(xs.A[xs.Loops.Offset(i, xs.StridesA)]), T.Of(xs.B[xs.Loops.Offset(i, xs.StridesB)])).Value;

    internal static void Ternary<B>(Index1D i, Operands<F> xs, ArrayView<F> y, B body) where B : unmanaged, ITernaryBody =>
        y[i] = body.Invoke(
            T.Of(xs.A[xs.Loops.Offset(i, xs.StridesA)]),
            T.Of(xs.B[xs.Loops.Offset(i, xs.StridesB)]),
            T.Of(xs.C[xs.Loops.Offset(i, xs.StridesC)])).Value;

    internal static void Broadcast(Index1D i, Operands<F> xs, ArrayView<F> y) => y[i] = xs.A[xs.Loops.Offset(i, xs.StridesA)];
}

/// <summary>Up to three arguments that broadcast to one result.</summary>
internal readonly struct Operands<F>(ArrayView<F> a, ArrayView<F> b, ArrayView<F> c, Walk walk) where F : unmanaged
{
    internal readonly ArrayView<F> A = a, B = b, C = c;
    internal readonly Grid4 Loops = Grid4.Of(walk);
    internal readonly Strides4 StridesA = Strides4.Of(walk, 0), StridesB = Strides4.Of(walk, 1), StridesC = Strides4.Of(walk, 2);
}
