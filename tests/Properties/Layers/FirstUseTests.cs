using System.Reflection;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Layers;

/// <summary>What is written first: functions among layers, layers from weights, sizes of descriptions, and what the compiler says.</summary>
public sealed class FirstUseTests
{
    private static readonly Key key = new(3);
    private static readonly Tensor x = Tensor.Normal(key[0], 4, 3);

    private static Tensor Twice(Tensor x) => 2 * x;

    [Fact]
    public void Functions_stand_among_the_layers_of_a_chain()
    {
        var chain = Chain(Dense(4, 8), Relu, BatchNorm(8), Twice, Fn(x => x + 1)).Build(key);
        var wrapped = Chain(Dense(4, 8), Fn(Relu), BatchNorm(8), Fn(Twice), Fn(x => x + 1)).Build(key);
        Assert.Equal(wrapped.Forward(x).ToArray(), chain.Forward(x).ToArray());
        Assert.Equal("relu", chain[1].ToString());
        Assert.Equal("twice", chain[3].ToString());
        Assert.Equal(Relu(x).ToArray(), Chain(Relu).Build(key).Forward(x).ToArray());
        Assert.Equal(x.Shape, Chain((Tensor x) => x * 2, Relu).Build(key).Forward(x).Shape);
    }

    [Fact]
    public void Named_functions_stand_among_named_layers()
    {
        var chain = Chain(("first", Dense(4, 8)), ("then", Relu), ("last", BatchNorm(8))).Build(key);
        Assert.Equal(["first", "then", "last"], chain.Names.AsEnumerable());
        Assert.Equal("relu", chain["then"].ToString());
        Assert.Contains("'a' has a name", Assert.Throws<ArgumentException>(() => Chain(("a", Relu), Relu)).Message, StringComparison.Ordinal);
        Assert.Contains("'a'", Assert.Throws<ArgumentException>(() => Chain(("a", Relu), ("a", Dense(2, 2)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Functions_stand_among_the_layers_of_every_container()
    {
        var y = Dense(4, 4).Build(key[0]);
        Assert.Equal(Max(y.Forward(x), Relu(x)).ToArray(), Maxout(y, Relu).Build(key).Forward(x).ToArray());
        Assert.Equal((y.Forward(x) + x).ToArray(), InParallel(ys => ys[0] + ys[1], y, Identity).Build(key).Forward(x).ToArray());
        Assert.Equal(Relu(y.Forward(x) + x).ToArray(), PairwiseFusion((a, b) => a + b, y, Relu).Build(key).Forward(x)[1].ToArray());
        Assert.Equal((Relu(x) + x).ToArray(), SkipConnection(Relu, (fx, x) => fx + x).Build(key).Forward(x).ToArray());
        Assert.Contains("Maxout: the part 'a'", Assert.Throws<ArgumentException>(() => Maxout(("a", Relu), y)).Message, StringComparison.Ordinal);
    }

    /// <summary>A layer made from its weights alone, and with everything said.</summary>
    public static TheoryData<ILayer, ILayer, int[]> FromWeights()
    {
        Tensor w = Tensor.Normal(key[1], 3, 4), b = Tensor.Normal(key[2], 3), c = Tensor.Normal(key[3], 2, 2, 1, 3), t = Tensor.Normal(key[4], 2, 2, 3, 1);
        int[] image = [5, 5, 1, 2];
        return new()
        {
            { new Dense(w), new Dense(w, null, Identity), [4, 2] },
            { new Dense(w, b), new Dense(w, b, Identity), [4, 2] },
            { new Scale(b), new Scale(b, null, Identity), [3, 2] },
            { new Bilinear(Tensor.Normal(key[5], 3, 2, 2), b), new Bilinear(Tensor.Normal(key[5], 3, 2, 2), b, Identity), [2, 2] },
            { new Conv(c), new Conv(c, null, Identity, default, default, default, 1), image },
            { new Conv(c, b), new Conv(c, b, Identity, 1, 0, 1, 1), image },
            { new Conv(c, b, Relu), new Conv(c, b, Relu, default, default, default, 1), image },
            { new ConvTranspose(t, b), new ConvTranspose(t, b, Identity, default, default, default, default, 1), image },
            { new CrossCor(c, b, Relu), new CrossCor(c, b, Relu, default, default, default), image },
            { new CrossCor(c), new CrossCor(c, null, Identity, default, default, default), image },
        };
    }

    [Theory, MemberData(nameof(FromWeights))]
    public void A_layer_is_made_from_its_weights(ILayer few, ILayer all, int[] input)
    {
        var x = Tensor.Normal(key, input);
        Assert.Equal(all.Forward(x).ToArray(), few.Forward(x).ToArray());
        Assert.Equal(all.ToString(), few.ToString());
        Assert.Equal(Tree.Leaves(all).Length, Tree.Leaves(few).Length);
        Assert.Equal(all.Forward(x).ToArray(), Tree.Map(few, leaf => leaf * 1).Forward(x).ToArray());
    }

    [Fact]
    public void An_embedding_is_made_from_its_weight()
    {
        var (w, indices) = (Tensor.Normal(key, 2, 4), Tensor.Of([3, 0, 1]));
        Assert.Equal(new Embedding(w, null), new Embedding(w));
        Assert.Equal(new EmbeddingBag(w, Mean).Forward(indices).ToArray(), new EmbeddingBag(w).Forward(indices).ToArray());
        Assert.Single(Tree.Leaves(new EmbeddingBag(w)));
    }

    [Fact]
    public void The_size_of_the_output_of_a_description_is_that_of_the_layer()
    {
        Assert.Equal(new Shape(26, 26, 8, 4), OutputSize(Conv((3, 3), 1, 8), 28, 28, 1, 4));
        Assert.Equal(new Shape(10, 4), OutputSize(Chain(Conv((3, 3), Infer, 8), Relu, Flatten(), Dense(Infer, 10)), 28, 28, 1, 4));
        Assert.Equal(new Shape(8, 2), OutputSize(BatchNorm(8), 8, 2));
        Assert.Contains("not an ILayer", Assert.Throws<ArgumentException>(() => OutputSize(from d in Dense(2, 2) select (d, d), 2, 1)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_compile_says_what_would()
    {
        var asModel = typeof(Init<Chain>).GetMethod("op_Implicit")!.GetCustomAttribute<ObsoleteAttribute>()!;
        Assert.True(asModel.IsError);
        Assert.Contains(".Build(key)", asModel.Message, StringComparison.Ordinal);
        var asPart = typeof(LayerParts).GetMethod("Add", [typeof(object)])!.GetCustomAttribute<ObsoleteAttribute>()!;
        Assert.True(asPart.IsError);
        Assert.Contains("Fn(x => ...)", asPart.Message, StringComparison.Ordinal);
    }
}
