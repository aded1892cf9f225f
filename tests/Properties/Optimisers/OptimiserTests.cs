using Xunit;

namespace Flux.Properties.Optimisers;

/// <summary>An optimiser walks a model, and is itself a tree.</summary>
public sealed class OptimiserTests
{
    public sealed record Part(Tensor W, Tensor? B);

    public sealed record Model(Part Encoder, Part Head, NonTrainable Mean, string Name);

    private static readonly Model Start = new(new(Tensor.Ones(2, 3), Tensor.Ones(2)), new(Tensor.Ones(2), null), new(Tensor.Ones(4)), "m");
    private static readonly Model Ones = Start;

    [Fact]
    public void Trainable_arrays_move_and_the_rest_is_the_given_models()
    {
        var successor = Start with { Mean = new(Tensor.Full([4], 7)) };
        var (moved, next) = new Descent(0.25).Setup(Start).Update(successor, Ones);
        Assert.All(new[] { moved.Encoder.W, moved.Encoder.B!, moved.Head.W }, x => Assert.All(x.ToArray(), e => Assert.Equal(0.75f, e)));
        Assert.Same(successor.Mean.Value, moved.Mean.Value);
        Assert.Null(moved.Head.B);
        Assert.Equal(1, next.Step);
    }

    [Fact]
    public void Frozen_parts_stay_until_they_are_thawed()
    {
        var optimiser = new Momentum(0.25).Setup(Start);
        foreach (var frozen in new[] { optimiser.Freeze(m => m.Encoder), optimiser.Freeze((TreePath path) => path.StartsWith("Encoder")) })
        {
            var (moved, next) = frozen.Update(Start, Ones);
            Assert.Same(Start.Encoder.W, moved.Encoder.W);
            Assert.Same(Start.Encoder.B, moved.Encoder.B);
            Assert.Equal(0.75f, moved.Head.W.ToArray()[0]);
            Assert.Equal(0.75f, next.Thaw().Update(moved, Ones).Model.Encoder.W.ToArray()[0]);
        }
    }

    [Fact]
    public void A_part_may_have_a_rule_of_its_own()
    {
        var optimiser = new Descent(0.5).Setup(Start).Use(path => path.StartsWith("Head"), new Adam(0.125));
        var (moved, next) = optimiser.Update(Start, Ones);
        Assert.Equal(0.5f, moved.Encoder.W.ToArray()[0]);
        Assert.Equal(0.875f, moved.Head.W.ToArray()[0], 1e-5f);
        Assert.Equal(0.75f, next.Adjust(0.25).Adjust<Adam>(adam => adam with { Eta = 0.125 }).Update(Start, Ones).Model.Encoder.W.ToArray()[0]);
    }

    [Fact]
    public void Adjusting_reaches_the_rules_of_a_chain()
    {
        var chain = new OptimiserChain(new WeightDecay(0.1), new Adam(0.5)).Setup(Start);
        Assert.Equal(new OptimiserChain(new WeightDecay(0.1), new Adam(0.25)), chain.Adjust(0.25).Rule);
        Assert.Equal(new OptimiserChain(new WeightDecay(0.2), new Adam(0.5)), chain.Adjust<WeightDecay>(decay => decay with { Lambda = 0.2 }).Rule);
    }

    [Fact]
    public void Every_number_is_an_entry_and_comes_back()
    {
        var rule = new OptimiserChain(new ClipNorm(1), new Adam(0.1));
        var trained = rule.Setup(Start).Use(path => path.StartsWith("Head"), new Momentum(0.1));
        var model = Start;
        for (int i = 0; i < 3; i++) (model, trained) = trained.Update(model, Ones);
        var saved = Tree.Entries(trained).ToDictionary(entry => entry.Path, entry => entry.Value);

        var fresh = rule.Setup(Start).Use(path => path.StartsWith("Head"), new Momentum(0.1));
        var restored = Tree.Rewrite(fresh, (path, _) => saved[path]);

        Assert.Equal(trained.Step, restored.Step);
        var (a, b) = (trained.Update(model, Ones).Model, restored.Update(model, Ones).Model);
        Assert.Equal(Tree.Leaves(a).Select(leaf => leaf.Value.ToArray()), Tree.Leaves(b).Select(leaf => leaf.Value.ToArray()));
    }

    [Fact]
    public void It_prints_its_rule_its_step_and_its_arrays() => Assert.Equal(
        $"Optimiser({new Adam()}, step 1, 3 arrays, 2 frozen)", new Adam().Setup(Start).Freeze(m => m.Encoder).Update(Start, Ones).Next.ToString());

    [Fact]
    public void Another_structure_or_shape_is_an_error_that_names_it()
    {
        var optimiser = new Descent().Setup(Start);
        Assert.Throws<TreeException>(() => optimiser.Update(Start, Ones with { Head = new(Tensor.Ones(2), Tensor.Ones(1)) }));
        var shape = Assert.Throws<ArgumentException>(() => optimiser.Update(Start, Ones with { Head = new(Tensor.Ones(3), null) }));
        Assert.Contains("Head.W", shape.Message, StringComparison.Ordinal);
        var bigger = Start with { Head = new(Tensor.Ones(2), Tensor.Ones(1)) };
        var count = Assert.Throws<ArgumentException>(() => optimiser.Update(bigger, bigger));
        Assert.Contains("only the model has Head.B (1,)", count.Message, StringComparison.Ordinal);
        var broadcast = Start with { Head = new(Tensor.Ones(1), null) };
        var other = Assert.Throws<ArgumentException>(() => new Momentum().Setup(broadcast).Update(Start, Ones));
        Assert.Contains("only the model has Head.W (2,); only the optimiser has Head.W (1,)", other.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => optimiser.Freeze((TreePath path) => path.StartsWith("Tail")));
    }
}
