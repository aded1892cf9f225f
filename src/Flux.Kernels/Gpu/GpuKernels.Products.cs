using System.Numerics;
using ILGPU;

namespace Flux.Kernels;

internal sealed partial class GpuKernels
{
    // So many threads keep the cores of a processor busy.
    private const int EnoughStrips = 32, ShortestStrip = 8;

    public void MatMul(View a, bool transposeA, View b, bool transposeB, View y) =>
        Dispatch.Reals("MatMul", y.DType, new MatMulWork(this, a, transposeA, b, transposeB, y));

    private readonly struct MatMulWork(GpuKernels on, View a, bool transposeA, View b, bool transposeB, View y) : IRealWork
    {
        public void Run<F>() where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            int m = a.Shape[transposeA ? 1 : 0], k = a.Shape[transposeA ? 0 : 1], n = b.Shape[transposeB ? 0 : 1];
            if (y.Count == 0) return;
            if (k == 0)
            {
                on.Fill(y, 0);
                return;
            }
            using HeldElements<F> ha = on.Hold<F>(a), hb = on.Hold<F>(b), hy = on.Hold<F>(y);
            var left = new Matrices<F>(ha.Elements, 1, transposeA ? k : m, a.Count == m * k ? 0 : m * k);
            var right = new Matrices<F>(hb.Elements, 1, transposeB ? n : k, b.Count == k * n ? 0 : k * n);
            var result = new Matrices<F>(hy.Elements, 1, m, m * n);
            if (transposeA) left = left.Transposed;
            if (transposeB) right = right.Transposed;
            // Kernels walk along many rows best, so that a row times a matrix is taken as the transposed matrix times a column.
            bool turned = m < ProductKernels<F, MatMulProduct<F>>.Rows && m < n;
            var sizes = turned ? new ProductSizes(n, m, k, y.Count / (m * n), k) : new ProductSizes(m, n, k, y.Count / (m * n), k);
            on.Multiply<F, MatMulProduct<F>>(
                turned ? new(right.Transposed, left.Transposed, result.Transposed, sizes) : new(left, right, result, sizes), sizes);
        }
    }

    private void Multiply<F, P>(P product, ProductSizes sizes) where F : unmanaged, IBinaryFloatingPointIeee754<F> where P : struct, IGpuProduct<F>
    {
        if (coarse)
        {
            int blocks = (sizes.M + ProductKernels<F, P>.Rows - 1) / ProductKernels<F, P>.Rows, width = sizes.N;
            while (width > ShortestStrip && (long)blocks * sizes.Batch * (sizes.N / width) < EnoughStrips) width = (width / 2 + 3) / 4 * 4;
            int strips = (sizes.N + width - 1) / width;
            launcher.RunGroups(ProductKernels<F, P>.Coarse, new KernelConfig(Threads(blocks, strips, sizes.Batch), 1), product, width);
        }
        else
        {
            int side = device.Accelerator.MaxNumThreadsPerGroup < ProductKernels<F, P>.Side * ProductKernels<F, P>.Side ? 4 : ProductKernels<F, P>.Side;
            int tile = side * ProductKernels<F, P>.PerThread, groups = Threads((sizes.M + tile - 1) / tile, (sizes.N + tile - 1) / tile, sizes.Batch);
            launcher.RunGroups(ProductKernels<F, P>.Tiled, new KernelConfig(new Index3D(groups, 1, 1), new Index3D(side, side, 1)), product);
        }
    }

    /// <summary>The product of counts, which kernels hold in 32 bits.</summary>
    private static int Threads(int a, int b, int c)
    {
        long product = Sizes.Product(a, b, c);
        return product <= int.MaxValue ? (int)product : throw new NotSupportedException(
            $"Gpu: {a} × {b} × {c} threads of one kernel; {int.MaxValue} at most would fit: take fewer at a time.");
    }
}
