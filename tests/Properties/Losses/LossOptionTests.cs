using System.Reflection;
using Xunit;

namespace Flux.Properties.Losses;

/// <summary>The options of losses: each by name, none needed to reach another, in one order.</summary>
public sealed class LossOptionTests
{
    private static IEnumerable<IGrouping<string, MethodInfo>> Losses => typeof(Loss)
        .GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(method => method.GetParameters() is [{ Name: "prediction" }, { Name: "target" }, ..]).GroupBy(method => method.Name);

    [Fact]
    public void Every_loss_has_a_plain_form_and_one_in_which_all_options_are_optional()
    {
        Assert.True(Losses.Count() >= 16);
        foreach (var loss in Losses)
        {
            Assert.Equal(2, loss.Count());
            Assert.Single(loss, method => method.GetParameters().Length == 2);
            Assert.All(loss.SelectMany(method => method.GetParameters()[2..]), option => Assert.True(option.IsOptional, $"{loss.Key}: {option.Name}"));
        }
    }

    [Fact]
    public void Options_stand_in_the_order_of_dimension_own_number_aggregation_and_epsilon()
    {
        foreach (var method in Losses.SelectMany(loss => loss))
        {
            int[] places = [.. method.GetParameters()[2..].Select(option => option.Name switch { "dim" => 0, "agg" => 2, "epsilon" => 3, _ => 1 })];
            Assert.True(places.SequenceEqual(places.Order()), method.ToString());
        }
    }

    [Fact]
    public void Options_are_reached_by_name_alone()
    {
        Tensor p = Tensor.Of([0.2, 0.7, 0.8, 0.3], 2, 2), y = Tensor.Of([0.0, 1, 1, 0], 2, 2);
        Func<Tensor, Tensor, Tensor> plain = Loss.Focal;
        Assert.Equal(plain(p, y).Scalar(), Loss.Focal(p, y, gamma: 2).Scalar());
        Assert.Equal(2 * Loss.CrossEntropy(p, y).Scalar(), Loss.CrossEntropy(p, y, agg: Prelude.Sum).Scalar(), 1e-12);
        Assert.Equal(4 * Loss.Msle(p, y).Scalar(), Loss.Msle(p, y, agg: Prelude.Sum).Scalar(), 1e-9);
        Assert.Equal(Loss.Msle(p, y).Scalar(), Loss.Msle(p, y, epsilon: double.BitIncrement(1) - 1).Scalar());
        Assert.Equal(Loss.Tversky(p, y).Scalar(), Loss.Tversky(p, y, beta: 0.7).Scalar());
        Assert.Equal(Loss.DiceCoeff(p, y).Scalar(), Loss.DiceCoeff(p, y, smooth: 1).Scalar());
        Assert.Equal(Loss.LabelSmoothing(y, 0.1).ToDoubles(), Loss.LabelSmoothing(y, 0.1, dim: 0).ToDoubles());
    }
}
