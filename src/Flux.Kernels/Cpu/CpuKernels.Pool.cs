using System.Numerics;

namespace Flux.Kernels;

internal sealed unsafe partial class CpuKernels<V32, V64>
{
    public void MaxPool(View x, View values, PoolGeometry geometry, View y) =>
        Width<V32, V64>.Reals("MaxPool", y.DType, new MaxPoolWork(x, values, new(x.Shape, y.Shape, geometry), y));

    public void MaxPoolGradient(View x, View dy, PoolGeometry geometry, View dx) =>
        Width<V32, V64>.Reals("MaxPoolGradient", dx.DType, new MaxPoolGradientWork(x, dy, new(x.Shape, dy.Shape, geometry), dx));

    public void MeanPool(View x, PoolGeometry geometry, View y) =>
        Width<V32, V64>.Reals("MeanPool", y.DType, new MeanPoolWork(x, new(x.Shape, y.Shape, geometry), y));

    public void MeanPoolGradient(View dy, PoolGeometry geometry, View dx) =>
        Width<V32, V64>.Reals("MeanPoolGradient", dx.DType, new MeanPoolGradientWork(dy, new(dx.Shape, dy.Shape, geometry), dx));

    private readonly struct MaxPoolWork(View x, View values, PoolPlan plan, View y) : ILaneWork
    {
        public void Run<V, F>() where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            using Held<F> hx = x.Hold<F>(), hv = values.Hold<F>(), hy = y.Hold<F>();
            Planes<F>.Run(plan, new MaxPlane<V, F>(hx.Pointer, hv.Pointer, hy.Pointer));
        }
    }

    private readonly struct MaxPoolGradientWork(View x, View dy, PoolPlan plan, View dx) : ILaneWork
    {
        public void Run<V, F>() where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            using Held<F> hx = x.Hold<F>(), hdy = dy.Hold<F>(), hdx = dx.Hold<F>();
            Planes<F>.Run(plan, new MaxGradientPlane<V, F>(hx.Pointer, hdy.Pointer, hdx.Pointer));
        }
    }

    private readonly struct MeanPoolWork(View x, PoolPlan plan, View y) : ILaneWork
    {
        public void Run<V, F>() where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            using Held<F> hx = x.Hold<F>(), hy = y.Hold<F>();
            Planes<F>.Run(plan, new MeanPlane<F>(hx.Pointer, hy.Pointer));
        }
    }

    private readonly struct MeanPoolGradientWork(View dy, PoolPlan plan, View dx) : ILaneWork
    {
        public void Run<V, F>() where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            using Held<F> hdy = dy.Hold<F>(), hdx = dx.Hold<F>();
            Planes<F>.Run(plan, new MeanGradientPlane<F>(hdy.Pointer, hdx.Pointer));
        }
    }
}
