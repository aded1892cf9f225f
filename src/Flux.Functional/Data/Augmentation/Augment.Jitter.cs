namespace Flux;

public static partial class Augment
{
    /// <summary>
    /// Each observation b x with a brightness b of its own from 1 - brightness to 1 + brightness, then μ + c (x - μ) with a contrast c from 1 - contrast to
    /// 1 + contrast, where μ is its mean. Values are not cut off.
    /// </summary>
    /// <exception cref="ArgumentException">The tensor has no dimension beside that of the observations.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The brightness or the contrast is not from 0 to 1.</exception>
    public static Tensor Jitter(Tensor x, Key key, double brightness = 0, double contrast = 0)
    {
        Hyperparameter.Share("Augment.Jitter", brightness, nameof(brightness));
        Hyperparameter.Share("Augment.Jitter", contrast, nameof(contrast));
        if (x.Rank < 2) throw new ArgumentException($"Augment.Jitter: a batch of shape {x.Shape}; two or more dimensions would fit.", nameof(x));
        if (brightness > 0) x *= Factor(key[0], brightness);
        if (contrast == 0) return x;
        var mean = x.Mean([.. Enumerable.Range(0, x.Rank - 1)]);
        return mean + Factor(key[1], contrast) * (x - mean);

        Tensor Factor(Key own, double reach) => 1 + reach * (2 * Draw(x, own) - 1);
    }
}
