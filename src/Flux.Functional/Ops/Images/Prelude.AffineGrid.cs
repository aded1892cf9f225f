namespace Flux;

public static partial class Prelude
{
    /// <summary>
    /// The grid at which <see cref="GridSample"/> samples an image transformed by θ: of every place p' of the result, from -1 to 1 between the centres of the
    /// corner elements, the place p = θ (p', 1) of the image. θ is (2×3×batch) for sizes (width, height), (3×4×batch) for three; the grid is
    /// (2×width×height×batch) and so on (Jaderberg et al. 2015; PyTorch's affine_grid with align_corners). A dimension of size 1 has its place at 0.
    /// Linear in θ.
    /// </summary>
    /// <exception cref="ArgumentException">θ does not fit the number of sizes.</exception>
    public static Tensor AffineGrid(Tensor theta, params int[] size)
    {
        int n = size.Length;
        if (n is not (2 or 3) || theta.Rank != 3 || theta.Shape[0] != n || theta.Shape[1] != n + 1)
        {
            throw new ArgumentException(
                $"AffineGrid: {theta.Shape} for {n} sizes; (2×3×batch) for a width and a height, or (3×4×batch) for three sizes, would fit.", nameof(theta));
        }
        var row = Tensor.Zeros(new("AffineGrid", [1, .. size]), theta.DType).To(theta.Device);
        var places = Concat(0, [.. Enumerable.Range(0, n).Select(i => row + Line(i)), row + 1]).Reshape(n + 1, row.Shape.Elements);
        return theta.MatMul(places).Reshape([n, .. size, theta.Shape[2]]);

        Tensor Line(int i) => (size[i] == 1 ? Tensor.Zeros(1) : Tensor.Linspace(-1, 1, size[i]))
            .Reshape([.. Enumerable.Range(0, n + 1).Select(dim => dim == i + 1 ? size[i] : 1)]).Cast(theta.DType).To(theta.Device);
    }
}
