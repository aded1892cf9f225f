using System.Numerics;

namespace Flux.Kernels;

internal sealed partial class GpuKernels
{
    public void MaxPool(View x, View values, PoolGeometry geometry, View y) =>
        GpuDispatch.Reals("MaxPool", y.DType, new MaxPoolWork(this, x, values, new(x.Shape, y.Shape, geometry), y));

    public void MaxPoolGradient(View x, View dy, PoolGeometry geometry, View dx) =>
        Dispatch.Reals("MaxPoolGradient", dx.DType, new MaxPoolGradientWork(this, x, dy, new(x.Shape, dy.Shape, geometry), dx));

    public void MeanPool(View x, PoolGeometry geometry, View y) =>
        Dispatch.Reals("MeanPool", y.DType, new MeanPoolWork(this, x, new(x.Shape, y.Shape, geometry), geometry.Elements, y));

    public void MeanPoolGradient(View dy, PoolGeometry geometry, View dx) =>
        Dispatch.Reals("MeanPoolGradient", dx.DType, new MeanPoolGradientWork(this, dy, new(dx.Shape, dy.Shape, geometry), geometry.Elements, dx));

    private readonly struct MaxPoolWork(GpuKernels on, View x, View values, PoolWindows windows, View y) : IGpuWork
    {
        public void Run<T, F>() where T : struct, IGpuReal<T, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            using HeldElements<F> hx = on.Hold<F>(x), hv = on.Hold<F>(values), hy = on.Hold<F>(y);
            if (x == values) on.launcher.Run(MaxPoolKernels<T, F>.Run, y.Count, hx.Elements, hy.Elements, windows);
            else on.launcher.Run(PoolKernels<F>.Max, y.Count, hx.Elements, hv.Elements, hy.Elements, windows);
        }
    }

    private readonly struct MaxPoolGradientWork(GpuKernels on, View x, View dy, PoolWindows windows, View dx) : IRealWork
    {
        public void Run<F>() where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            using var places = on.Rent(DType.Int32, dy.Count);
            using var hplaces = on.Hold<int>(places.View);
            using HeldElements<F> hx = on.Hold<F>(x), hdy = on.Hold<F>(dy), hdx = on.Hold<F>(dx);
            on.launcher.Run(PoolKernels<F>.MaxPlaces, dy.Count, hx.Elements, hplaces.Elements, windows);
            on.launcher.Run(PoolKernels<F>.MaxGradient, dx.Count, hplaces.Elements, hdy.Elements, hdx.Elements, windows, F.Zero);
        }
    }

    private readonly struct MeanPoolWork(GpuKernels on, View x, PoolWindows windows, long window, View y) : IRealWork
    {
        public void Run<F>() where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            using HeldElements<F> hx = on.Hold<F>(x), hy = on.Hold<F>(y);
            on.launcher.Run(PoolKernels<F>.Mean, y.Count, hx.Elements, hy.Elements, windows, F.One / F.CreateChecked(window));
        }
    }

    private readonly struct MeanPoolGradientWork(GpuKernels on, View dy, PoolWindows windows, long window, View dx) : IRealWork
    {
        public void Run<F>() where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            using HeldElements<F> hdy = on.Hold<F>(dy), hdx = on.Hold<F>(dx);
            on.launcher.Run(PoolKernels<F>.MeanGradient, dx.Count, hdy.Elements, hdx.Elements, windows, F.One / F.CreateChecked(window));
        }
    }
}
