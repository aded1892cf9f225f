using System.Numerics;

namespace Flux.Kernels;

internal sealed partial class CpuKernels
{
    public void MatMul(View a, bool transposeA, View b, bool transposeB, View y)
    {
        if (y.DType == DType.Float64) Multiply<double>(a, transposeA, b, transposeB, y);
        else Multiply<float>(a, transposeA, b, transposeB, y);
    }

    private static unsafe void Multiply<F>(View a, bool transposeA, View b, bool transposeB, View y) where F : unmanaged, IBinaryFloatingPointIeee754<F>
    {
        int m = a.Shape[transposeA ? 1 : 0], k = a.Shape[transposeA ? 0 : 1], n = b.Shape[transposeB ? 0 : 1];
        if (y.Count == 0) return;
        int batches = y.Count / (m * n), stepA = a.Count == m * k ? 0 : m * k, stepB = b.Count == k * n ? 0 : k * n;
        F* pa = a.Start<F>(), pb = b.Start<F>(), py = y.Start<F>();
        var (rowStepA, columnStepA) = transposeA ? (k, 1) : (1, m);
        var (rowStepB, columnStepB) = transposeB ? (n, 1) : (1, k);
        for (int i = 0; i < batches; i++, pa += stepA, pb += stepB, py += (nint)m * n)
        {
            if (LowProduct<F>.Fits(m, n, k, rowStepA)) LowProduct<F>.Run(pa, rowStepA, columnStepA, pb, rowStepB, columnStepB, py, m, n, k);
            else Gemm<F>.Run(new MatrixPanels<F>(pa, rowStepA, columnStepA), pb, rowStepB, columnStepB, py, m, m, n, k);
        }
        a.KeepAlive();
        b.KeepAlive();
        y.KeepAlive();
    }
}
