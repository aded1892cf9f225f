using System.Numerics;

namespace Flux.Kernels;

internal sealed partial class CpuKernels
{
    public void MatMul(View a, bool transposeA, View b, bool transposeB, View y)
    {
        if (y.DType == DType.Float64) Multiply<double>(a, transposeA, b, transposeB, y);
        else Multiply<float>(a, transposeA, b, transposeB, y);
    }

    private static unsafe void Multiply<F>(View a, bool ta, View b, bool tb, View y) where F : unmanaged, INumber<F>
    {
        int m = a.Shape[ta ? 1 : 0], k = a.Shape[ta ? 0 : 1], n = b.Shape[tb ? 0 : 1];
        if (y.Count == 0) return;
        int batches = y.Count / (m * n), stepA = a.Count == m * k ? 0 : m * k, stepB = b.Count == k * n ? 0 : k * n;
        F* pa = a.Start<F>(), pb = b.Start<F>(), py = y.Start<F>();
        for (int t = 0; t < batches; t++, pa += stepA, pb += stepB, py += m * n)
        {
            for (int j = 0; j < n; j++)
            {
                for (int i = 0; i < m; i++)
                {
                    F s = F.Zero;
                    for (int p = 0; p < k; p++) s += pa[ta ? i * k + p : p * m + i] * pb[tb ? p * n + j : j * k + p];
                    py[j * m + i] = s;
                }
            }
        }
        a.KeepAlive();
        b.KeepAlive();
        y.KeepAlive();
    }
}
