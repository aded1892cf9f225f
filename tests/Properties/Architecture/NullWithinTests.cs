using System.Collections.Immutable;
using Xunit;

namespace Flux.Properties.Architecture;

/// <summary>A null that comes later than the call, from a function or from within a value, is named by whoever meets it.</summary>
public sealed class NullWithinTests
{
    private static readonly Tensor x = Tensor.Of([1f, 2f, 3f]);

    public static TheoryData<string, Action, string[]> Rows => new()
    {
        { "second derivatives", () => Ad.DiagonalHessian(_ => null!, x), ["DiagonalHessian", "returned null", "one number"] },
        { "a gradient's hook", () => Ad.Gradient(a => Ad.Hook(_ => null!, a).Sum(), x), ["Hook", "returned null", "a gradient"] },
        { "a value of one's own", () => Ad.CustomGradient<Tensor, Tensor>(_ => (null!, ct => ct))(x), ["CustomGradient", "returned null"] },
        { "a pullback of one's own", () => Ad.Gradient(a => Ad.CustomGradient<Tensor, Tensor>(b => (b, null!))(a).Sum(), x), ["CustomGradient", "pullback"] },
        {
            "a gradient of one's own", () => Ad.Gradient(a => Ad.CustomGradient<Tensor, Tensor>(b => (b, _ => null!))(a).Sum(), x),
            ["CustomGradient: the pullback returned null", "a gradient"]
        },
        { "a checkpoint", () => Ad.Checkpoint<Tensor, Tensor>(_ => null!)(x), ["Pullback", "returned null"] },
        { "a search", () => Minimise.RandomSearch(_ => null!, x, new Key(1)), ["RandomSearch", "returned null", "one number"] },
        { "batches", () => _ = Prelude.DataLoader(x, 1).Map<Tensor>(_ => null!).First(), ["DataLoader.Map", "returned null"] },
        { "observations", () => _ = Flux.Data.Loader<string>(2, _ => null!).First(), ["Data.Loader", "returned null"] },
        { "a description", () => Prelude.Dense(3, 1).Select<string>(_ => null!).Build(1), ["Init<String>", "returned null", "a model"] },
        { "the next description", () => Prelude.Dense(3, 1).SelectMany<Dense, string>(_ => null!, (_, _) => "").Build(1), ["Init<String>", "returned null"] },
        { "a bag", () => new EmbeddingBag(Tensor.Ones(2, 3)).Forward([[0], null!]), ["EmbeddingBag", "bag 1 is null"] },
        { "a reduction", () => new EmbeddingBag(Tensor.Ones(2, 3), (_, _) => null!).Forward([[0]]), ["EmbeddingBag", "the reduction returned null"] },
        { "a named layer", () => Prelude.Chain([("first", Prelude.Dense(3, 1)), ("second", null!)]), ["Chain", "item 1 holds a null"] },
        { "a phase", () => Schedules.Sequence((null!, 3)), ["Schedules.Sequence", "null"] },
        { "a schedule of a number", () => Schedules.Constant(1).Compose(_ => null!)(0), ["Schedules.Compose", "returned null"] },
        { "two schedules", () => (Schedules.Constant(1), (Schedule)null!).Compose((_, _) => null!), ["Schedules.Compose", "Second is null"] },
        { "parts of a spectrum", () => Prelude.Istft((x, null!), 4), ["Prelude.Istft", "Imaginary is null"] },
        { "tensors by name", () => Safetensors.Save("none", new Dictionary<string, Tensor> { ["w"] = null! }), ["Safetensors.Save", "'w' is null"] },
        {
            "an activation of one's own", () => new Dense(Tensor.Ones(2, 3), null, _ => null!).Forward(Tensor.Ones(3, 4, 5)),
            ["the activation returned null", "a tensor would fit"]
        },
        { "sizes", () => Prelude.Orthogonal(1)(new Key(1), null!), ["(Parameter 'sizes')"] },
        { "sizes of few numbers", () => Prelude.SparseInit(0.5)(new Key(1), null!), ["(Parameter 'sizes')"] },
        { "sizes of an identity", () => Prelude.IdentityInit(1)(new Key(1), null!), ["(Parameter 'sizes')"] },
        { "an activation", () => Prelude.RRelu(new Key(1))(null!), ["(Parameter"] },
        { "a vector", () => Tree.Destructure(x).Rebuild(null!), ["Rebuild: null; a vector of shape (3,)"] },
        { "statistics", () => new BatchNorm(null, null, default, default, Prelude.Relu, 1e-5, 0.1).Forward(x), ["NonTrainable", "holds no tensor"] },
        { "training for an interface", () => ((ILayer)new AlphaDropout(0.5)).Advance(null!, new Key(1)), ["(Parameter 'x')"] },
    };

    [Theory, MemberData(nameof(Rows))]
    public void Null_is_named_where_it_is_met(string what, Action act, string[] mentions)
    {
        var error = Assert.ThrowsAny<Exception>(act);
        Assert.True(error is ArgumentException or InvalidOperationException, $"{what}: {error.GetType()}");
        Assert.All(mentions, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void The_default_of_what_is_not_trained_is_nothing_in_a_tree_and_prints()
    {
        Assert.Empty(Tree.Leaves(default(NonTrainable)));
        Assert.Equal(default, Tree.Cast(default(NonTrainable), DType.Float64));
        Assert.Equal("NonTrainable { Value =  }", $"{default(NonTrainable)}");
    }

    [Fact]
    public void Slots_that_are_not_those_of_the_model_are_named()
    {
        var optimiser = new Descent().Setup(x);
        var more = optimiser with { Slots = [.. optimiser.Slots, .. optimiser.Slots] };
        var error = Assert.Throws<ArgumentException>(() => more.Use(_ => true, new Adam()));
        Assert.Contains("2 slots for a model of 1 arrays", error.Message, StringComparison.Ordinal);
        var tied = optimiser with { Slots = ImmutableArray.Create(optimiser.Slots[0] with { TiedTo = 4 }) };
        error = Assert.Throws<ArgumentException>(() => tied.Update(x, x));
        Assert.Contains("tied to slot 4 of 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_identity_without_elements_is_empty() => Assert.Equal(new Shape(0, 1, 3), Prelude.IdentityInit(new Key(1), 0, 1, 3).Shape);

    [Fact]
    public void Room_for_too_few_cotangents_is_named() => Assert.Contains(
        "room for 0 cotangents of 1 arguments",
        Assert.Throws<ArgumentException>(() => new Attack.Twice().PullAll([x], x, x, 1, [])).Message, StringComparison.Ordinal);
}
