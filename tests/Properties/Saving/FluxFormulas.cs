using Flux.Properties.Layers;

namespace Flux.Properties.Saving;

/// <summary>What layers of Flux give, by their formulas in plain loops.</summary>
internal static class FluxFormulas
{
    internal static double Sigma(double v) => 1 / (1 + Math.Exp(-v));

    internal static double Relu(double v) => Math.Max(0, v);

    /// <summary>act(W x + b) for each column.</summary>
    internal static Tensor Dense(Tensor weight, Tensor? bias, Func<double, double> act, Tensor input)
    {
        Plain w = new(weight), x = new(input), y = new(w.Size(0), x.Size(1));
        foreach (int[] at in y.Positions())
        {
            double z = bias is null ? 0 : bias[at[0]].Scalar();
            for (int i = 0; i < w.Size(1); i++) z += w[at[0], i] * x[i, at[1]];
            y[at] = act(z);
        }
        return y.ToTensor();
    }

    /// <summary>The element of W at (o, i, j) times x_i and y_j, summed.</summary>
    internal static Tensor Bilinear(Tensor weight, Tensor bias, Tensor input)
    {
        Plain w = new(weight), x = new(input), y = new(w.Size(0), x.Size(1));
        foreach (int[] at in y.Positions())
        {
            double z = bias[at[0]].Scalar();
            for (int i = 0; i < w.Size(1); i++)
            {
                for (int j = 0; j < w.Size(2); j++) z += x[i, at[1]] * w[at[0], i, j] * x[j, at[1]];
            }
            y[at] = z;
        }
        return y.ToTensor();
    }

    /// <summary>
    /// A window over images: y(p, o, n) = b_o + Σ w(k, i, o) x(p stride - low + k' dilation, i of o's group, n), where k' runs from the other end if the window
    /// is turned round.
    /// </summary>
    internal static Tensor Conv(Tensor weight, Tensor bias, Tensor input, int[] stride, int[] low, int[] high, int[] dilation, int groups, bool turned)
    {
        Plain w = new(weight), x = new(input);
        int Places(int d) => (x.Size(d) + low[d] + high[d] - dilation[d] * (w.Size(d) - 1) - 1) / stride[d] + 1;
        var y = new Plain(Places(0), Places(1), w.Size(3), x.Size(3));
        foreach (int[] at in y.Positions())
        {
            double z = bias[at[2]].Scalar();
            int group = at[2] / (w.Size(3) / groups);
            foreach (int[] k in new Plain(w.Size(0), w.Size(1), w.Size(2)).Positions())
            {
                int Source(int d) => at[d] * stride[d] - low[d] + dilation[d] * (turned ? w.Size(d) - 1 - k[d] : k[d]);
                int[] from = [Source(0), Source(1), group * w.Size(2) + k[2], at[3]];
                if (x.Has(from)) z += w[k[0], k[1], k[2], at[2]] * x[from];
            }
            y[at] = z;
        }
        return y.ToTensor();
    }

    /// <summary>The transpose of a convolution: every element of x is spread over the window at its place.</summary>
    internal static Tensor ConvTranspose(Tensor weight, Tensor bias, Tensor input, int stride, int pad, int outPad)
    {
        Plain w = new(weight), x = new(input);
        int Size(int d) => (x.Size(d) - 1) * stride + w.Size(d) - 2 * pad + outPad;
        var y = new Plain(Size(0), Size(1), w.Size(2), x.Size(3));
        foreach (int[] at in y.Positions()) y[at] = bias[at[2]].Scalar();
        foreach (int[] at in x.Positions())
        {
            foreach (int[] k in new Plain(w.Size(0), w.Size(1), w.Size(2)).Positions())
            {
                int Target(int d) => at[d] * stride - pad + w.Size(d) - 1 - k[d];
                int[] to = [Target(0), Target(1), k[2], at[3]];
                if (y.Has(to)) y[to] += w[k[0], k[1], k[2], at[2]] * x[at];
            }
        }
        return y.ToTensor();
    }

    /// <summary>Windows of k in steps over images with zeros around, each as one number.</summary>
    internal static Tensor Pool(Tensor input, int k, int stride, int pad, Func<IEnumerable<double>, double> one)
    {
        var x = new Plain(input);
        var y = new Plain((x.Size(0) + 2 * pad - k) / stride + 1, (x.Size(1) + 2 * pad - k) / stride + 1, x.Size(2), x.Size(3));
        foreach (int[] at in y.Positions())
        {
            int[][] window = [.. new Plain(k, k).Positions().Select(p => (int[])[at[0] * stride - pad + p[0], at[1] * stride - pad + p[1], at[2], at[3]])];
            y[at] = one(window.Where(from => x.Has(from)).Select(from => x[from]));
        }
        return y.ToTensor();
    }

    /// <summary>γ (x - μ) / √(σ² + ε) + β, all of the place of an element.</summary>
    internal static Tensor Norm(Tensor input, Func<int[], (double Mean, double Variance, double Scale, double Shift)> of, double epsilon)
    {
        Plain x = new(input), y = new([.. input.Shape]);
        foreach (int[] at in y.Positions())
        {
            var (mean, variance, scale, shift) = of(at);
            y[at] = scale * (x[at] - mean) / Math.Sqrt(variance + epsilon) + shift;
        }
        return y.ToTensor();
    }

    /// <summary>Mean and variance of some elements.</summary>
    internal static (double Mean, double Variance) Moments(IEnumerable<double> values)
    {
        double[] all = [.. values];
        double mean = all.Average();
        return (mean, all.Average(v => (v - mean) * (v - mean)));
    }

    /// <summary>A recurrence over (in×length): the step gives the next state and what is seen of it.</summary>
    internal static Tensor Unrolled(Tensor input, double[] start, Func<double[], double[], (double[] State, double[] Y)> step)
    {
        var (state, ys) = (start, new List<double>());
        for (int t = 0; t < input.Shape[1]; t++)
        {
            (state, double[] y) = step(input[.., t].ToDoubles(), state);
            ys.AddRange(y);
        }
        return Tensor.Of([.. ys], ys.Count / input.Shape[1], input.Shape[1]);
    }

    /// <summary>(W v)[row].</summary>
    internal static double Row(Tensor w, int row, double[] v) => Enumerable.Range(0, v.Length).Sum(j => w[row, j].Scalar() * v[j]);
}
