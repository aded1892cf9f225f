namespace Flux;

public static partial class Augment
{
    /// <summary>
    /// Each image (width, height, channels, batch) turned about its middle by an angle of its own from -angle to angle, in radians, the way
    /// <see cref="Prelude.Rotate"/> turns: the image on an affine grid, on lines between its elements.
    /// </summary>
    /// <exception cref="ArgumentException">The batch is no batch of images.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The angle is not finite.</exception>
    public static Tensor Rotate(Tensor x, Key key, double angle, GridPadding padding = GridPadding.Zeros)
    {
        if (!double.IsFinite(angle)) throw new ArgumentOutOfRangeException(nameof(angle), $"Augment.Rotate: angle {angle}; a finite number would fit.");
        int width = Pictures(nameof(Rotate), x).Shape[0], height = x.Shape[1], batch = x.Shape[3];
        // Places run from -1 to 1 whatever the size, so what goes over from one dimension to the other is measured in its own.
        double toWidth = width > 1 ? (height - 1.0) / (width - 1) : 0, toHeight = height > 1 ? (width - 1.0) / (height - 1) : 0;
        double[] draws = Tensor.Uniform(key, batch).ToDoubles(), turns = new double[6 * batch];
        for (int i = 0; i < batch; i++)
        {
            var (sin, cos) = Math.SinCos(angle * (2 * draws[i] - 1));
            ReadOnlySpan<double> turn = [cos, sin * toHeight, -sin * toWidth, cos, 0, 0];
            turn.CopyTo(turns.AsSpan(6 * i));
        }
        return Prelude.GridSample(x, Prelude.AffineGrid(Tensor.Of(turns, 2, 3, batch).Cast(x.DType).To(x.Device), width, height), padding);
    }
}
