using System.Numerics;

namespace Flux.Kernels;

internal sealed partial class CpuKernels
{
    public void MaxPool(View x, View values, PoolGeometry geometry, View y) => Pool(x, values, y, geometry, 0);
    public void MaxPoolGradient(View x, View dy, PoolGeometry geometry, View dx) => Pool(x, dx, dy, geometry, 1);
    public void MeanPool(View x, PoolGeometry geometry, View y) => Pool(x, x, y, geometry, 2);
    public void MeanPoolGradient(View dy, PoolGeometry geometry, View dx) => Pool(dx, dx, dy, geometry, 3);

    private void Pool(View x, View v, View y, PoolGeometry g, int mode)
    {
        if (mode % 2 == 1) Fill(v, 0);
        if (y.DType == DType.Float64) Pool<double>(x, v, y, g, mode);
        else Pool<float>(x, v, y, g, mode);
    }

    private static unsafe void Pool<F>(View x, View v, View y, PoolGeometry g, int mode) where F : unmanaged, INumber<F>
    {
        int s = g.Spatial;
        int[] X = [1, 1, 1], K = [1, 1, 1], Y = [1, 1, 1], st = [1, 1, 1], lo = [0, 0, 0];
        for (int i = 0; i < s; i++) (X[i], K[i], Y[i], st[i], lo[i]) = (x.Shape[i], g.Window[i], y.Shape[i], g.Stride[i], g.PadLow[i]);
        int vx = X[0] * X[1] * X[2], vk = K[0] * K[1] * K[2], vy = Y[0] * Y[1] * Y[2], planes = vy == 0 ? 0 : y.Count / vy;
        F* px = x.Start<F>(), pv = v.Start<F>(), py = y.Start<F>();
        F count = F.CreateTruncating(vk);
        for (int p = 0; p < planes; p++, px += vx, pv += vx, py += vy)
            for (int y2 = 0; y2 < Y[2]; y2++)
                for (int y1 = 0; y1 < Y[1]; y1++)
                    for (int y0 = 0; y0 < Y[0]; y0++)
                    {
                        int best = -1;
                        F sum = F.Zero;
                        F* at = py + y0 + Y[0] * (y1 + Y[1] * y2);
                        for (int k2 = 0; k2 < K[2]; k2++)
                            for (int k1 = 0; k1 < K[1]; k1++)
                                for (int k0 = 0; k0 < K[0]; k0++)
                                {
                                    int x0 = y0 * st[0] - lo[0] + k0, x1 = y1 * st[1] - lo[1] + k1, x2 = y2 * st[2] - lo[2] + k2;
                                    if (x0 < 0 || x1 < 0 || x2 < 0 || x0 >= X[0] || x1 >= X[1] || x2 >= X[2]) continue;
                                    int i = x0 + X[0] * (x1 + X[1] * x2);
                                    if (mode < 2) { if (best < 0 || px[i] > px[best]) best = i; }
                                    else if (mode == 2) sum += px[i];
                                    else pv[i] += *at / count;
                                }
                        if (mode == 0) *at = best < 0 ? F.Zero : pv[best];
                        else if (mode == 1) { if (best >= 0) pv[best] += *at; }
                        else if (mode == 2) *at = sum / count;
                    }
        x.KeepAlive();
        v.KeepAlive();
        y.KeepAlive();
    }
}
