using Xunit;

namespace Flux.Properties.Trees;

public sealed class TreePathTests
{
    private static TreePath Path(params string[] parts) => new([.. parts]);

    [Fact]
    public void Members_are_joined_by_dots_and_indices_stand_in_brackets() =>
        Assert.Equal("Layers[0].Weight", Path("Layers", "[0]", "Weight").ToString());

    [Fact]
    public void The_root_prints_as_nothing() => Assert.Equal("", (Path().ToString() + default(TreePath)));

    [Fact]
    public void Paths_of_equal_parts_are_equal()
    {
        Assert.Equal(Path("a", "b"), Path("a", "b"));
        Assert.Equal(Path("a", "b").GetHashCode(), Path("a", "b").GetHashCode());
        Assert.NotEqual(Path("a", "b"), Path("a", "c"));
        Assert.Equal(default, Path());
    }

    [Theory]
    [InlineData("features", true)]
    [InlineData("features.Weight", true)]
    [InlineData("", true)]
    [InlineData("feat", false)]
    [InlineData("features2", false)]
    [InlineData("Weight", false)]
    public void A_prefix_covers_whole_parts(string prefix, bool covers) => Assert.Equal(covers, Path("features", "Weight").StartsWith(prefix));

    [Theory]
    [InlineData("Layers", true)]
    [InlineData("Layers[1]", false)]
    [InlineData("Layers[11]", true)]
    public void A_prefix_covers_whole_indices(string prefix, bool covers) => Assert.Equal(covers, Path("Layers", "[11]", "Weight").StartsWith(prefix));

    [Theory]
    [InlineData("Layers[*].Weight", true)]
    [InlineData("*.Weight", true)]
    [InlineData("**.Weight", true)]
    [InlineData("Layers[?].Weight", true)]
    [InlineData("**", true)]
    [InlineData("*", false)]
    [InlineData("Layers[0]", false)]
    [InlineData("**.Bias", false)]
    [InlineData("layers[0].weight", false)]
    public void A_pattern_fits_the_whole_path(string glob, bool fits) => Assert.Equal(fits, Path("Layers", "[0]", "Weight").Matches(glob));

    [Fact]
    public void Two_stars_and_a_dot_also_fit_no_part() => Assert.True(Path("Weight").Matches("**.Weight"));
}
