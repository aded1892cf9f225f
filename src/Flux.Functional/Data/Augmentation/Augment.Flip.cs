namespace Flux;

public static partial class Augment
{
    /// <summary>Each observation turned round along a dimension with a probability; of images, dimension 0 swaps left and right.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The dimension is not one of an observation, or the probability is not from 0 to 1.</exception>
    public static Tensor Flip(Tensor x, Key key, int dim = 0, double probability = 0.5)
    {
        Hyperparameter.Share("Augment.Flip", probability, nameof(probability));
        if (dim >= 0 && dim < x.Rank - 1) return Prelude.Where(Draw(x, key) < probability, Prelude.Reverse(x, dim), x);
        string fits = x.Rank < 2 ? "a batch of two or more dimensions" : $"0 to {x.Rank - 2}";
        throw new ArgumentOutOfRangeException(nameof(dim), $"Augment.Flip: dimension {dim} of a batch of shape {x.Shape}; {fits} would fit.");
    }
}
