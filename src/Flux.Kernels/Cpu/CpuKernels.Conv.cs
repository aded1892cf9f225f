using System.Numerics;

namespace Flux.Kernels;

internal sealed partial class CpuKernels
{
    public void Conv(View x, View w, View? bias, ConvGeometry geometry, View y) => Each(x, w, y, geometry, 0);
    public void ConvInputGradient(View dy, View w, ConvGeometry geometry, View dx) => Each(dx, w, dy, geometry, 1);
    public void ConvWeightGradient(View x, View dy, ConvGeometry geometry, View dw) => Each(x, dw, dy, geometry, 2);

    private void Each(View x, View w, View y, ConvGeometry g, int target)
    {
        Fill(target == 0 ? y : target == 1 ? x : w, 0);
        if (y.DType == DType.Float64) Each<double>(x, w, y, g, target);
        else Each<float>(x, w, y, g, target);
    }

    private static unsafe void Each<F>(View x, View w, View y, ConvGeometry g, int target) where F : unmanaged, INumber<F>
    {
        int s = g.Spatial;
        int[] X = [1, 1, 1], K = [1, 1, 1], Y = [1, 1, 1], st = [1, 1, 1], lo = [0, 0, 0], di = [1, 1, 1];
        for (int i = 0; i < s; i++) (X[i], K[i], Y[i], st[i], lo[i], di[i]) = (x.Shape[i], g.Window[i], y.Shape[i], g.Stride[i], g.PadLow[i], g.Dilation[i]);
        int cin = w.Shape[s], cout = w.Shape[s + 1], n = x.Shape[s + 1], allIn = x.Shape[s], per = cout / g.Groups;
        int vx = X[0] * X[1] * X[2], vk = K[0] * K[1] * K[2], vy = Y[0] * Y[1] * Y[2];
        F* px = x.Start<F>(), pw = w.Start<F>(), py = y.Start<F>();
        for (int b = 0; b < n; b++)
            for (int o = 0; o < cout; o++)
                for (int c = 0; c < cin; c++)
                    for (int y2 = 0; y2 < Y[2]; y2++)
                        for (int y1 = 0; y1 < Y[1]; y1++)
                            for (int k2 = 0; k2 < K[2]; k2++)
                                for (int k1 = 0; k1 < K[1]; k1++)
                                    for (int k0 = 0; k0 < K[0]; k0++)
                                    {
                                        int x2 = y2 * st[2] - lo[2] + k2 * di[2], x1 = y1 * st[1] - lo[1] + k1 * di[1];
                                        if (x2 < 0 || x1 < 0 || x2 >= X[2] || x1 >= X[1]) continue;
                                        int kk = g.Flip ? vk - 1 - (k0 + K[0] * (k1 + K[1] * k2)) : k0 + K[0] * (k1 + K[1] * k2);
                                        ref F wv = ref pw[kk + vk * (c + cin * o)];
                                        F* xr = px + X[0] * (x1 + X[1] * x2) + (long)vx * (c + o / per * cin + allIn * b);
                                        F* yr = py + Y[0] * (y1 + Y[1] * y2) + (long)vy * (o + cout * b);
                                        for (int y0 = 0; y0 < Y[0]; y0++)
                                        {
                                            int x0 = y0 * st[0] - lo[0] + k0 * di[0];
                                            if (x0 < 0 || x0 >= X[0]) continue;
                                            if (target == 0) yr[y0] += xr[x0] * wv;
                                            else if (target == 1) xr[x0] += yr[y0] * wv;
                                            else wv += xr[x0] * yr[y0];
                                        }
                                    }
        x.KeepAlive();
        w.KeepAlive();
        y.KeepAlive();
    }
}
