namespace Flux.Kernels;

internal sealed partial class GpuKernels
{
    public void Cast(View x, View y)
    {
        if (x.DType == y.DType) Copy(x, y);
        else GpuDispatch.Elements("Cast", x.DType, new CastWork(this, x, y));
    }

    private readonly struct CastWork(GpuKernels on, View x, View y) : IGpuElementWork
    {
        public void Run<X, SX>() where X : struct, IGpuElement<SX> where SX : unmanaged => GpuDispatch.Elements("Cast", y.DType, new CastWork<X, SX>(on, x, y));
    }

    private readonly struct CastWork<X, SX>(GpuKernels on, View x, View y) : IGpuElementWork where X : struct, IGpuElement<SX> where SX : unmanaged
    {
        public void Run<Y, SY>() where Y : struct, IGpuElement<SY> where SY : unmanaged
        {
            using var hx = on.Hold<SX>(x);
            using var hy = on.Hold<SY>(y);
            bool isDouble = x.DType == DType.Float64 || y.DType == DType.Float64;
            on.launcher.Run(isDouble ? CastKernels<X, SX, Y, SY>.Doubles : CastKernels<X, SX, Y, SY>.Singles, x.Count, hx.Elements, hy.Elements);
        }
    }
}
