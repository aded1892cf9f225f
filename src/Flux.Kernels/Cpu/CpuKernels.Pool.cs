namespace Flux.Kernels;

internal sealed unsafe partial class CpuKernels
{
    public void MaxPool(View x, View values, PoolGeometry geometry, View y)
    {
        var plan = new PoolPlan(x.Shape, y.Shape, geometry);
        if (y.DType == DType.Float64) Planes<double>.Run(plan, new MaxPlane<double>(x.Start<double>(), values.Start<double>(), y.Start<double>()));
        else Planes<float>.Run(plan, new MaxPlane<float>(x.Start<float>(), values.Start<float>(), y.Start<float>()));
        x.KeepAlive();
        values.KeepAlive();
        y.KeepAlive();
    }

    public void MaxPoolGradient(View x, View dy, PoolGeometry geometry, View dx)
    {
        var plan = new PoolPlan(x.Shape, dy.Shape, geometry);
        if (dx.DType == DType.Float64) Planes<double>.Run(plan, new MaxGradientPlane<double>(x.Start<double>(), dy.Start<double>(), dx.Start<double>()));
        else Planes<float>.Run(plan, new MaxGradientPlane<float>(x.Start<float>(), dy.Start<float>(), dx.Start<float>()));
        x.KeepAlive();
        dy.KeepAlive();
        dx.KeepAlive();
    }

    public void MeanPool(View x, PoolGeometry geometry, View y)
    {
        var plan = new PoolPlan(x.Shape, y.Shape, geometry);
        if (y.DType == DType.Float64) Planes<double>.Run(plan, new MeanPlane<double>(x.Start<double>(), y.Start<double>()));
        else Planes<float>.Run(plan, new MeanPlane<float>(x.Start<float>(), y.Start<float>()));
        x.KeepAlive();
        y.KeepAlive();
    }

    public void MeanPoolGradient(View dy, PoolGeometry geometry, View dx)
    {
        var plan = new PoolPlan(dx.Shape, dy.Shape, geometry);
        if (dx.DType == DType.Float64) Planes<double>.Run(plan, new MeanGradientPlane<double>(dy.Start<double>(), dx.Start<double>()));
        else Planes<float>.Run(plan, new MeanGradientPlane<float>(dy.Start<float>(), dx.Start<float>()));
        dy.KeepAlive();
        dx.KeepAlive();
    }
}
