namespace Flux;

/// <summary>
/// Another number of pixels along one dimension: each new one is the mean of old ones, weighed by a triangle that is two pixels wide at its foot, old ones or
/// new ones, whichever are larger. Enlarging it is linear interpolation, reducing it leaves out what a new pixel cannot show.
/// </summary>
internal sealed class TriangleFilter
{
    private readonly int from, to, taps;
    private readonly int[] first;
    private readonly float[] weights;

    internal TriangleFilter(int from, int to)
    {
        (this.from, this.to) = (from, to);
        double scale = (double)from / to, half = Math.Max(scale, 1);
        taps = Math.Min(from, (int)Math.Ceiling(2 * half) + 1);
        (first, weights) = (new int[to], new float[to * taps]);
        var row = new double[taps];
        for (int i = 0; i < to; i++)
        {
            double centre = (i + 0.5) * scale;
            first[i] = Math.Clamp((int)Math.Floor(centre - half + 0.5), 0, from - taps);
            double sum = 0;
            for (int k = 0; k < taps; k++) sum += row[k] = Math.Max(0, 1 - Math.Abs(first[i] + k + 0.5 - centre) / half);
            for (int k = 0; k < taps; k++) weights[i * taps + k] = (float)(row[k] / sum);
        }
    }

    /// <summary>The filter over the middle dimension of (inner × from × outer).</summary>
    internal float[] Along(float[] values, int inner, int outer)
    {
        var result = new float[(long)inner * to * outer];
        for (int o = 0; o < outer; o++)
        {
            for (int i = 0; i < to; i++)
            {
                var target = result.AsSpan((o * to + i) * inner, inner);
                for (int k = 0; k < taps; k++)
                {
                    float weight = weights[i * taps + k];
                    if (weight == 0) continue;
                    var source = values.AsSpan((o * from + first[i] + k) * inner, inner);
                    for (int j = 0; j < target.Length; j++) target[j] += weight * source[j];
                }
            }
        }
        return result;
    }
}
