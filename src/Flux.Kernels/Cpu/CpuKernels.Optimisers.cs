using System.Numerics;

namespace Flux.Kernels;

internal sealed unsafe partial class CpuKernels
{
    public void Adam(View p, View g, View m, View v, AdamStep step, View p2, View m2, View v2)
    {
        if (p.DType == DType.Float32) Adam<float>(p, g, m, v, step, p2, m2, v2);
        else Adam<double>(p, g, m, v, step, p2, m2, v2);
    }

    private static void Adam<F>(View p, View g, View m, View v, AdamStep step, View p2, View m2, View v2)
        where F : unmanaged, IBinaryFloatingPointIeee754<F>
    {
        F beta1 = F.CreateTruncating(step.Beta1), rest1 = F.CreateTruncating(1 - step.Beta1);
        F beta2 = F.CreateTruncating(step.Beta2), rest2 = F.CreateTruncating(1 - step.Beta2);
        F epsilon = F.CreateTruncating(step.Epsilon), size = F.CreateTruncating(step.StepSize), correction = F.CreateTruncating(step.Correction2);
        F* pp = p.Start<F>(), gp = g.Start<F>(), mp = m.Start<F>(), vp = v.Start<F>();
        F* pn = p2.Start<F>(), mn = m2.Start<F>(), vn = v2.Start<F>();
        for (int i = 0; i < p.Count; i++)
        {
            F gradient = gp[i];
            F mean = beta1 * mp[i] + rest1 * gradient;
            F square = beta2 * vp[i] + rest2 * (gradient * gradient);
            pn[i] = pp[i] - size * mean / (F.Sqrt(square / correction) + epsilon);
            mn[i] = mean;
            vn[i] = square;
        }
        p.KeepAlive();
        g.KeepAlive();
        m.KeepAlive();
        v.KeepAlive();
        p2.KeepAlive();
        m2.KeepAlive();
        v2.KeepAlive();
    }
}
