using Xunit;

namespace Flux.Properties.Tensors;

/// <summary>Tensors print as arrays do in Julia's REPL.</summary>
public sealed class PrintingTests
{
    [Fact]
    public void A_number_prints_as_itself()
    {
        Assert.Equal("3.5", Tensor.Of(3.5f).ToString());
        Assert.Equal("2.0", Tensor.Of(2f).ToString());
        Assert.Equal("3.142", $"{Tensor.Of(3.14159f):F3}");
    }

    [Fact]
    public void A_vector_has_a_row_per_element() => Assert.Equal("3-element Tensor Float32:\n  1.0\n -2.5\n 10.0", Tensor.Of([1f, -2.5f, 10f]).ToString());

    [Fact]
    public void A_matrix_has_aligned_columns() =>
        Assert.Equal("2×3 Tensor Float64:\n 1.0  2.0   3.0\n 4.5  5.0  -6.0",
            Tensor.Of(new[,] { { 1, 2, 3 }, { 4.5, 5, -6 } }).ToString());

    [Fact]
    public void Higher_ranks_print_matrix_by_matrix() =>
        Assert.Equal("1×2×2 Tensor Int32:\n[:, :, 0] =\n 1  2\n\n[:, :, 1] =\n 3  4", Tensor.Of([1, 2, 3, 4], 1, 2, 2).ToString());

    [Fact]
    public void Large_tensors_are_elided()
    {
        string text = Tensor.Zeros(1000, 1000).ToString();
        Assert.StartsWith("1000×1000 Tensor Float32:", text, StringComparison.Ordinal);
        Assert.InRange(text.Split('\n').Length, 10, 30);
        Assert.Contains("⋮", text, StringComparison.Ordinal);
        Assert.Contains("…", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_tensor_prints_its_sizes() => Assert.Equal("0×3 Tensor Float32", Tensor.Zeros(0, 3).ToString());
}
