namespace Flux;

/// <summary>How values between elements are found.</summary>
public enum Interpolation
{
    /// <summary>On lines between the four neighbours.</summary>
    Bilinear,
    /// <summary>The nearest element; halfway, the even one counted from 1, as in NNlib.</summary>
    Nearest,
}

public static partial class Prelude
{
    /// <summary>
    /// x (width, height, channels, batch) turned by an angle in radians, from the first dimension towards the negative second, about a centre that is by
    /// default the element (width / 2, height / 2) rounded down (NNlib's imrotate). What comes from outside is zero. Linear in x.
    /// </summary>
    public static Tensor Rotate(Tensor x, double angle, Interpolation interpolation = Interpolation.Bilinear, (double X, double Y)? centre = null)
    {
        if (x.Rank != 4) throw new ArgumentException($"Rotate: an image of shape {x.Shape}; 4 dimensions would fit: width, height, channels, batch.");
        int width = x.Shape[0], height = x.Shape[1], pixels = width * height;
        var (cx, cy) = centre ?? (width / 2, height / 2);
        var (sin, cos) = Math.SinCos(angle);
        int corners = interpolation == Interpolation.Bilinear ? 4 : 1;
        var (indices, weights) = (new int[corners][], new double[corners][]);
        for (int corner = 0; corner < corners; corner++) (indices[corner], weights[corner]) = (new int[pixels], new double[pixels]);
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            double dx = pixel % width - cx, dy = pixel / width - cy;
            double u = OnGrid(cos * dx - sin * dy + cx), v = OnGrid(sin * dx + cos * dy + cy);
            if (interpolation == Interpolation.Nearest) (u, v) = (Math.Round(u + 1) - 1, Math.Round(v + 1) - 1);
            bool inside = u >= 0 && u <= width - 1 && v >= 0 && v <= height - 1;
            for (int corner = 0; corner < corners; corner++)
            {
                Neighbour i = Neighbour.Of(inside ? u : 0, corner & 1), j = Neighbour.Of(inside ? v : 0, corner >> 1);
                indices[corner][pixel] = inside ? i.Element + j.Element * width : pixels;
                weights[corner][pixel] = corners == 1 ? 1 : i.Weight * j.Weight;
            }
        }
        // One column more, of zeros, for what comes from outside.
        var columns = PadZeros(x.Reshape(pixels, x.Shape[2] * x.Shape[3]).Transpose(), (0, 0), (0, 1));
        var sum = Enumerable.Range(0, corners)
            .Select(corner => Gather(columns, Tensor.Of(indices[corner]).To(x.Device)) * Tensor.Of(weights[corner], 1, pixels).Cast(x.DType).To(x.Device))
            .Aggregate((a, b) => a + b);
        return sum.Transpose().Reshape(x.Shape.ToArray());

        // Quarter turns meet elements exactly, but their sines and cosines only nearly.
        static double OnGrid(double place) => Math.Abs(place - Math.Round(place)) < 1e-9 ? Math.Round(place) : place;
    }
}
