using System.Numerics;

namespace Flux.Kernels;

internal sealed unsafe partial class CpuKernels<V32, V64>
{
    public void MatMul(View a, bool transposeA, View b, bool transposeB, View y) =>
        Width<V32, V64>.Reals("MatMul", y.DType, new ProductWork(a, transposeA, b, transposeB, y, false));

    public bool AddMatMul(View a, bool transposeA, View b, bool transposeB, View sum)
    {
        if (!Gemm<V32, float>.AddsInPlace(a.Shape[transposeA ? 1 : 0], a.Shape[transposeA ? 0 : 1], b.Shape[transposeB ? 0 : 1])) return false;
        Width<V32, V64>.Reals("MatMul", sum.DType, new ProductWork(a, transposeA, b, transposeB, sum, true));
        return true;
    }

    private readonly struct ProductWork(View a, bool transposeA, View b, bool transposeB, View y, bool adds) : ILaneWork
    {
        public void Run<V, F>() where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            int m = a.Shape[transposeA ? 1 : 0], k = a.Shape[transposeA ? 0 : 1], n = b.Shape[transposeB ? 0 : 1];
            if (y.Count == 0) return;
            int batches = y.Count / (m * n), stepA = a.Count == m * k ? 0 : m * k, stepB = b.Count == k * n ? 0 : k * n;
            using Held<F> ha = a.Hold<F>(), hb = b.Hold<F>(), hy = y.Hold<F>();
            F* pa = ha.Pointer, pb = hb.Pointer, py = hy.Pointer;
            var (rowStepA, columnStepA) = transposeA ? (k, 1) : (1, m);
            var (rowStepB, columnStepB) = transposeB ? (n, 1) : (1, k);
            for (int i = 0; i < batches; i++, pa += stepA, pb += stepB, py += (nint)m * n)
            {
                if (adds) Gemm<V, F>.Run(new MatrixPanels<V, F>(pa, rowStepA, columnStepA), pb, rowStepB, columnStepB, py, m, m, n, k, adds: true);
                else MatrixProduct<V, F>.Run(pa, rowStepA, columnStepA, pb, rowStepB, columnStepB, py, m, n, k);
            }
        }
    }
}
