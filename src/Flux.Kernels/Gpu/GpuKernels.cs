using System.Numerics;

namespace Flux.Kernels;

/// <summary>The contract as ILGPU kernels: one file per family; what is missing names itself.</summary>
internal sealed partial class GpuKernels(GpuDevice device) : IKernels
{
    private readonly Launcher launcher = device.Launcher;

    /// <summary>Whether a thread does a row or a chunk, as a processor wants it, and not one place of a tile, as a GPU does.</summary>
    private bool Coarse => device.RunsOnCpu;

    private HeldElements<T> Hold<T>(View view) where T : unmanaged => new(device.Blocks, view.Storage, view.Offset, view.Count);

    public void Without(string kernel) => throw new NotSupportedException($"{kernel}: not on {device} yet; move the tensors with To(Device.Cpu).");

    public void MatMul(View a, bool transposeA, View b, bool transposeB, View y) =>
        Dispatch.Reals("MatMul", y.DType, new ProductWork(this, a, transposeA, b, transposeB, y));

    private readonly struct ProductWork(GpuKernels on, View a, bool transposeA, View b, bool transposeB, View y) : IRealWork
    {
        public void Run<F>() where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            int m = a.Shape[transposeA ? 1 : 0], k = a.Shape[transposeA ? 0 : 1], n = b.Shape[transposeB ? 0 : 1];
            if (k == 0)
            {
                on.Fill(y, 0);
                return;
            }
            var product = new Product(m, n, k, transposeA, transposeB, a.Count == m * k ? 0 : m * k, b.Count == k * n ? 0 : k * n);
            using HeldElements<F> ha = on.Hold<F>(a), hb = on.Hold<F>(b), hy = on.Hold<F>(y);
            on.launcher.Run(MatMulKernel<F>.Run, y.Count, ha.Elements, hb.Elements, hy.Elements, product);
        }
    }
}
