using Xunit;
using static Flux.Prelude;

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

    /// <summary>What a new user typed in a sentence, and what stands there; it was the table of many lines.</summary>
    public static TheoryData<string, string> Sentences => new()
    {
        { $"{Tensor.Of(2f)} cm", "2.0 cm" }, { $"bias {Tensor.Of([1f, -2.5f])}", "bias Float32[1.0, -2.5]" },
        { $"{Tensor.Of(new[,] { { 1.5, 2 }, { 3, 4 } }):F2} fits", "Float64[1.50 2.00; 3.00 4.00] fits" },
        { $"{Tensor.Zeros(1000)} and {Tensor.Zeros(2, 2, 2)}", "1000-element Tensor Float32 and 2×2×2 Tensor Float32" },
        { $"{Tensor.Zeros(0, 3),20}|", "  0×3 Tensor Float32|" },
        { $"{Dense(2, 3)}", "Description of a Dense whose weights are not drawn yet: Build(key), or Build(key, input sizes), makes it" },
    };

    [Theory, MemberData(nameof(Sentences))]
    public void In_a_sentence_a_tensor_is_short_and_a_description_names_Build(string printed, string expected) => Assert.Equal(expected, printed);

    [Fact]
    public void Alone_a_tensor_prints_its_rows()
    {
        var console = new StringWriter();
        console.WriteLine((object)Tensor.Of([1, 2]));
        Assert.Equal($"2-element Tensor Int32:\n 1\n 2{Environment.NewLine}", console.ToString());
    }

    [Fact]
    public void An_empty_tensor_prints_its_sizes() => Assert.Equal("0×3 Tensor Float32", Tensor.Zeros(0, 3).ToString());
}
