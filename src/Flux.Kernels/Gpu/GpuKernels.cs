using ILGPU;
using ILGPU.Runtime;

namespace Flux.Kernels;

/// <summary>The contract as ILGPU kernels: maps of bodies, reductions, products and fills; what is missing names itself.</summary>
internal sealed partial class GpuKernels(GpuDevice device) : IKernels
{
    private readonly Launcher launcher = new(device.Accelerator, device.Gate);

    private ArrayView<T> Elements<T>(View view) where T : unmanaged => device.Blocks.Elements<T>(view);

    private static void KeepAlive(View a, View b, View c, View y)
    {
        GC.KeepAlive(a.Storage);
        GC.KeepAlive(b.Storage);
        GC.KeepAlive(c.Storage);
        GC.KeepAlive(y.Storage);
    }

    private NotSupportedException Missing(string operation) => new($"{operation}: not on {device} yet; move the tensors with To(Device.Cpu).");

    public void Fill(View y, double value)
    {
        lock (device.Gate)
        {
            switch (y.DType)
            {
                case DType.Float32: Fill(y, (float)value); break;
                case DType.Float64: Fill(y, value); break;
                case DType.Int32: Fill(y, (int)value); break;
                case DType.Bool: Fill(y, value != 0 ? (byte)1 : (byte)0); break;
                default: throw Missing($"Fill of {y.DType}");
            }
        }
        GC.KeepAlive(y.Storage);
    }

    private void Fill<T>(View y, T value) where T : unmanaged
    {
        if (y.Count > 0) launcher.Run(FillKernel, y.Count, Elements<T>(y), value);
    }

    private static void FillKernel<T>(Index1D i, ArrayView<T> y, T value) where T : unmanaged => y[i] = value;

    public void Copy(View x, View y)
    {
        if (x.Count == 0) return;
        lock (device.Gate) Elements<byte>(x).CopyTo(device.Accelerator.DefaultStream, Elements<byte>(y));
        KeepAlive(x, x, x, y);
    }

    public void MatMul(View a, bool transposeA, View b, bool transposeB, View y)
    {
        if (y.DType == DType.Float64) Multiply<double>(a, transposeA, b, transposeB, y);
        else Multiply<float>(a, transposeA, b, transposeB, y);
    }

    private void Multiply<F>(View a, bool transposeA, View b, bool transposeB, View y) where F : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<F>
    {
        int m = a.Shape[transposeA ? 1 : 0], k = a.Shape[transposeA ? 0 : 1], n = b.Shape[transposeB ? 0 : 1];
        if (k == 0)
        {
            Fill(y, 0);
            return;
        }
        var product = new Product(m, n, k, transposeA, transposeB, a.Count == m * k ? 0 : m * k, b.Count == k * n ? 0 : k * n);
        launcher.Run(MatMulKernel<F>.Run, y.Count, Elements<F>(a), Elements<F>(b), Elements<F>(y), product);
        KeepAlive(a, b, b, y);
    }
}
