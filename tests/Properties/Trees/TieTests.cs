using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Trees;

/// <summary>A tensor that sits at several places is one leaf of the model.</summary>
public sealed class TieTests
{
    public sealed record Tied(Tensor Encoder, Tensor Bias, Tensor Decoder);

    private static Tied Model(params double[] numbers)
    {
        var shared = Tensor.Of(numbers);
        return new(shared, Tensor.Of([0.5]), shared);
    }

    [Fact]
    public void A_map_asks_once_for_each_tensor_and_ties_what_it_gives()
    {
        List<Tensor> met = [];
        var model = Model(1, 2);
        var mapped = Tree.Map(model, x =>
        {
            met.Add(x);
            return x + 1;
        });
        Assert.Equal([model.Encoder, model.Bias], met);
        Assert.Same(mapped.Encoder, mapped.Decoder);
        List<string> paths = [];
        mapped = Tree.Map(model, (path, x) =>
        {
            paths.Add(path.ToString());
            return x + 1;
        });
        Assert.Equal(["Encoder", "Bias"], paths);
        Assert.Same(mapped.Encoder, mapped.Decoder);
        Assert.Equal(["Encoder", "Bias"], Tree.Leaves(model).Select(leaf => leaf.Path.ToString()));
        Assert.Equal(3, Tree.Fold(model, 0, (sum, leaf) => sum + leaf.Shape.Elements));
    }

    [Fact]
    public void More_tensors_than_are_searched_one_by_one_keep_their_ties()
    {
        Tensor[] distinct = [.. Enumerable.Range(0, 40).Select(i => Tensor.Of([(double)i]))];
        Tensor[] all = [.. distinct, .. distinct.Reverse(), distinct[20]];
        var mapped = Tree.Map(all, x => x + 1);
        Assert.Equal(40, Tree.Leaves(mapped).Length);
        for (int i = 0; i < all.Length; i++)
        {
            Assert.Equal(all[i].Scalar() + 1, mapped[i].Scalar());
            Assert.Same(mapped[Array.IndexOf(all, all[i])], mapped[i]);
        }
    }

    [Fact]
    public void Places_are_one_leaf_of_two_trees_where_they_are_in_both()
    {
        var (a, b) = (Model(1, 2), Model(3, 4));
        var both = Tree.Zip(a, b, (x, y) => x + y);
        Assert.Same(both.Encoder, both.Decoder);
        var one = Tree.Zip(a, b with { Decoder = Tensor.Of([5.0, 6]) }, (x, y) => x + y);
        Assert.Equal([4, 6, 6, 8], Concat(0, one.Encoder, one.Decoder).ToDoubles());
    }

    [Fact]
    public void A_flat_vector_has_one_copy()
    {
        var (flat, rebuild) = Tree.Destructure(Model(1, 2));
        Assert.Equal([1, 2, 0.5], flat.ToDoubles());
        var rebuilt = rebuild(Tensor.Of([7.0, 8, 9]));
        Assert.Equal([7.0, 8], rebuilt.Decoder.ToDoubles());
        Assert.Same(rebuilt.Encoder, rebuilt.Decoder);
    }

    [Fact]
    public void Every_place_has_a_derivative_and_their_sum_is_that_of_the_tensor()
    {
        var x = Tensor.Of([2.0, 3]);
        var (a, b) = Ad.Gradient((Tensor a, Tensor b) => Sum(a * a * b), x, x);
        Assert.Equal([8, 18, 4, 9], Concat(0, a, b).ToDoubles());
        var gradient = Ad.Gradient(m => Sum(m.Encoder * m.Encoder * m.Decoder), Model(2, 3));
        Assert.Equal([8, 18, 4, 9], Concat(0, gradient.Encoder, gradient.Decoder).ToDoubles());
        var mixed = Ad.Gradient(p => Sum(Ad.Gradient((Tensor a, Tensor b) => Sum(a * a * b), p.Item1, p.Item2).Item1), (x, x));
        Assert.Equal([4, 6, 4, 6], Concat(0, mixed.Item1, mixed.Item2).ToDoubles()); // of Σ 2ab
    }

    [Fact]
    public void A_function_means_the_same_inside_a_derivative_as_outside()
    {
        static Tensor Squares(Tied m) => Tree.Fold(m, Tensor.Of([0.0]).Sum(), (sum, leaf) => sum + Sum(leaf * leaf)) + Sum(Tree.Destructure(m).Flat);
        var model = Model(2, 3);
        var (value, gradient) = Ad.ValueAndGradient(Squares, model);
        Assert.Equal(Squares(model).Scalar(), value.Scalar());
        Assert.Equal([5.0, 7], (gradient.Encoder + gradient.Decoder).ToDoubles());
    }

    [Fact]
    public void Different_leaves_with_one_derivative_are_not_tied()
    {
        var model = (A: Tensor.Of([1.0]), B: Tensor.Of([2.0]));
        Assert.Equal(2, Tree.Leaves(Ad.Gradient(m => Sum(m.A + m.B), model)).Length);
        Assert.Equal(2, Tree.Leaves(Ad.Pullback(m => m.A + m.B, model).Pullback(Tensor.Of([1.0]))).Length);
        Assert.Equal(2, Tree.Leaves(Ad.Jvp(x => (x + 1, x + 2), model.A, model.B).Tangent).Length);
        var direction = (A: Tensor.Of([1.0]), B: Tensor.Of([0.0]));
        Assert.Equal(2, Tree.Fold(Ad.HessianVectorProduct(m => Sum(Square(m.A + m.B)) / 2, model, direction), 0, (n, _) => n + 1));
    }

    [Fact]
    public void A_custom_gradient_sums_over_the_places()
    {
        static Tensor Product(Tied m) => Sum(m.Encoder * m.Encoder * m.Decoder);
        var custom = Ad.CustomGradient<Tied, Tensor>(m =>
            (Product(m), ct => new(ct * 2 * m.Encoder * m.Decoder, m.Bias.ZerosLike(), ct * m.Encoder * m.Encoder)));
        foreach (var f in new[] { custom, Ad.Checkpoint<Tied, Tensor>(Product) })
        {
            var gradient = Ad.Gradient(f, Model(2, 3));
            Assert.Equal([12.0, 27], (gradient.Encoder + gradient.Decoder).ToDoubles());
        }
    }

    /// <summary>Σ (x - 1)² + 2 (x - 4)², of which a tied x has its minimum at 3.</summary>
    private static Tensor Between(Tied m) => Sum(Square(m.Encoder - 1)) + 2 * Sum(Square(m.Decoder - 4)) + Sum(Square(m.Bias));

    public static TheoryData<string, Func<Tied, Minimum<Tied>>, double> Minimisers => new()
    {
        { "L-BFGS", start => Minimise.Lbfgs(Between, start), 1e-6 },
        { "conjugate gradients", start => Minimise.ConjugateGradient(Between, start), 1e-6 },
        { "Newton", start => Minimise.Newton(Between, start), 1e-6 },
        { "random search", start => Minimise.RandomSearch(Between, start, new Key(1), maxSteps: 3000, tolerance: 1e-7), 1e-3 },
    };

    [Theory, MemberData(nameof(Minimisers))]
    public void A_minimum_is_found_with_the_tie_kept(string name, Func<Tied, Minimum<Tied>> minimise, double tolerance)
    {
        var found = minimise(Model(0, 10));
        Assert.True(found.Converged, $"{name}: {found}");
        Assert.True(Concat(0, found.X.Encoder, found.X.Bias).AllClose(Tensor.Of([3.0, 3, 0]), tolerance, tolerance), $"{name}: {found}");
        Assert.Same(found.X.Encoder, found.X.Decoder);
    }

    [Fact]
    public void A_summary_counts_once() =>
        Assert.Contains("# Total: 3 arrays, 15 parameters", Tree.Summary(new TiedLayers(Layer, Layer)), StringComparison.Ordinal);

    private static readonly Dense Layer = Dense(3, 3).Build(1);

    private sealed record TiedLayers(Dense First, Dense Second)
    {
        public Tensor Scale { get; init; } = Tensor.Ones(3);
    }

    [Fact]
    public void An_average_keeps_ties()
    {
        var start = Train.Start(Model(1, 2), new Descent(0.1), new Key(1));
        var run = Train.Run(start, DataLoader(Tensor.Zeros(1, 4), batchSize: 1), 1, (Tied m, Tensor _) => Between(m));
        foreach (double? decay in new double?[] { null, 0.5 })
        {
            var average = run.Average(decay).Last().Average;
            Assert.Same(average.Encoder, average.Decoder);
        }
    }

    [Fact]
    public void Batches_and_joined_data_keep_ties_that_all_parts_have()
    {
        Tied[] tied = [Model(1, 2), Model(3, 4)];
        Tied[] mixed = [Model(1, 2), Model(3, 4) with { Decoder = Tensor.Of([5.0, 6]) }];
        foreach (var together in new Func<Tied[], Tied>[] { Flux.Data.Batch, Flux.Data.Join })
        {
            var (one, two) = (together(tied), together(mixed));
            Assert.Same(one.Encoder, one.Decoder);
            Assert.Equal([1.0, 2, 3, 4], one.Encoder.ToDoubles());
            Assert.Equal([1.0, 2, 5, 6], two.Decoder.ToDoubles());
            Assert.Equal([1.0, 2, 3, 4], two.Encoder.ToDoubles());
            Assert.Equal([0.5, 0.5], two.Bias.ToDoubles());
        }
        Assert.Contains("data set 0 holds 2 tensors, data set 1 holds 1", Assert.Throws<ArgumentException>(() =>
            Flux.Data.Join([tied[0].Encoder, tied[0].Bias], new Tensor[] { tied[0].Bias })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loaded_state_is_tied_where_the_state_or_the_model_is()
    {
        var (source, untied) = (Model(1, 2), Model(7, 8) with { Decoder = Tensor.Of([9.0, 9]) });
        Tied[] loaded =
        [
            Tree.LoadState(untied, Tree.State(source)), Tree.LoadState(Tree.Cast(untied, DType.Float32), Tree.State(source)),
            Tree.LoadState(Model(7, 8), Tree.State(source).SetItem("Decoder", Tensor.Of([1.0, 2]))),
        ];
        Assert.All(loaded, model =>
        {
            Assert.Same(model.Encoder, model.Decoder);
            Assert.Equal([1.0, 2], model.Encoder.ToDoubles());
        });
        var apart = Tree.LoadState(Model(7, 8), Tree.State(untied));
        Assert.Equal([7.0, 8, 9, 9], Concat(0, apart.Encoder, apart.Decoder).ToDoubles());
    }

    [Fact]
    public void Weights_that_are_stored_once_come_to_all_places_of_their_tensor()
    {
        var (tied, state) = (Model(7, 8), Tree.State(Model(1, 2)));
        var there = new Dictionary<string, string> { ["Encoder"] = "embed.weight", ["Bias"] = "bias", ["Decoder"] = "lm_head.weight" };
        var weights = state.ToDictionary(pair => there[pair.Key], pair => pair.Value);
        foreach (string once in (string[])["Encoder", "Decoder"])
        {
            Tied[] loaded =
            [
                Tree.LoadState(tied, state.Remove(once)),
                Tree.LoadState(tied, weights.Where(pair => pair.Key != there[once]).ToDictionary(), StateNames.Of(there)),
            ];
            Assert.All(loaded, model =>
            {
                Assert.Same(model.Encoder, model.Decoder);
                Assert.Equal([1.0, 2], model.Encoder.ToDoubles());
            });
        }
        var apart = tied with { Decoder = Tensor.Of([9.0, 9]) };
        Assert.Contains("Decoder is missing", Assert.Throws<TreeException>(() =>
            Tree.LoadState(apart, state.Remove("Decoder"))).Message, StringComparison.Ordinal);
        Assert.Contains("lm_head.weight, for Decoder, is missing", Assert.Throws<TreeException>(() =>
            Tree.LoadState(apart, weights.Where(pair => pair.Key != "lm_head.weight").ToDictionary(), StateNames.Of(there))).Message, StringComparison.Ordinal);
        Assert.Contains("Encoder is missing", Assert.Throws<TreeException>(() =>
            Tree.LoadState(tied, state.Remove("Encoder").Remove("Decoder"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tensors_with_equal_numbers_have_derivatives_of_their_own_in_a_loaded_state()
    {
        var x = Tensor.Of([2.0, 3]);
        static Tensor F(Tensor a, Tensor b)
        {
            var model = Tree.LoadState(Model(7, 8), Tree.State(new Tied(a, Tensor.Of([0.5]), b)));
            return Sum(model.Encoder * 2 + model.Decoder * 3);
        }
        var (a, b) = Ad.Gradient(F, x, x + 0);
        Assert.Equal([2.0, 2, 3, 3], Concat(0, a, b).ToDoubles());
    }
}
