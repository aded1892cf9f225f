using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Trees;

/// <summary>Trees end: what is nested too deep, or holds itself, is an error and not the end of the process.</summary>
public sealed class DepthTests
{
    /// <summary>A record in a record.</summary>
    public sealed record Link(Tensor Value, Link? Next);

    /// <summary>A record that may be a derived one.</summary>
    public record Open(Tensor Value, object? Inner);

    /// <summary>A class whose member can be set later.</summary>
    public sealed class Knot(Tensor value, Knot? inner)
    {
        public Tensor Value { get; } = value;
        public Knot? Inner { get; private set; } = inner;
        public Knot Tied()
        {
            Inner = this;
            return this;
        }
    }

    private static readonly Tensor one = Tensor.Ones(2);

    private static Link Links(int count) => Nested(count, new Link(Tensor.Ones(2), null), link => new(Tensor.Ones(2), link));
    private static Open Opens(int count) => Nested(count, new Open(Tensor.Ones(2), null), open => new(Tensor.Ones(2), open));
    private static Chain Chains(int count) => Nested(count, Chain(Scale(2)).Build(new Key(1)), chain => new(chain));

    private static T Nested<T>(int count, T inner, Func<T, T> around)
    {
        for (int i = 1; i < count; i++) inner = around(inner);
        return inner;
    }

    private static object[] Circle()
    {
        var items = new object[] { one, null! };
        items[1] = items;
        return items;
    }

    public static TheoryData<string, Func<object>> Endless => new()
    {
        { "links", () => Links(1002) }, { "many links", () => Links(30_000) }, { "open records", () => Opens(1002) }, { "chains", () => Chains(1002) },
        { "a list of itself", Circle }, { "a class of itself", () => new Knot(one, null).Tied() },
    };

    [Theory, MemberData(nameof(Endless))]
    public void What_is_nested_too_deep_is_named_by_every_walk(string what, Func<object> make)
    {
        object tree = make();
        Action[] walks =
        [
            () => Tree.Leaves(tree), () => Tree.State(tree), () => Tree.Modules(tree), () => Tree.Summary(tree), () => Tree.Destructure(tree),
            () => Tree.Map(tree, x => x + 1), () => Tree.Zip(tree, tree, (a, b) => a + b), () => Tree.Cast(tree, DType.Float64), () => tree.To(Device.Cpu),
            () => Ad.Gradient(_ => one.Sum(), tree), () => new Adam().Setup(tree),
        ];
        Assert.All(walks, walk => Assert.Contains("1000 levels or fewer would fit", Assert.Throws<TreeException>(walk).Message, StringComparison.Ordinal));
        Assert.NotEmpty(what);
    }

    [Fact]
    public void A_thousand_levels_are_walked()
    {
        var links = Links(1000);
        Assert.Equal(1000, Tree.Leaves(links).Length);
        Assert.Equal(1000, Tree.Leaves(links)[^1].Path.Parts.Length);
        var gradient = Ad.Gradient(link => Tree.Fold(link, Tensor.Of(0f), (sum, leaf) => sum + leaf.Sum()), links);
        Assert.All(Tree.Leaves(gradient), leaf => Assert.Equal([1f, 1], leaf.Value.ToArray()));
        Assert.Equal(1000, Tree.Leaves(Opens(1000)).Length);
        Assert.Equal(2, Tree.Leaves(Chains(999)).Length);
    }

    [Fact]
    public void Siblings_do_not_count_as_levels() => Assert.Equal(5000, Tree.Leaves(Enumerable.Range(0, 5000).Select(_ => Links(1)).ToArray()).Length);

    /// <summary>Rules that hold others.</summary>
    public static TheoryData<string, Func<Rule, Rule>> Holders => new()
    {
        { "OptimiserChain", rule => new OptimiserChain(rule) },
        { "AccumGrad", rule => new AccumGrad(1, rule) },
        { "MixedPrecision", rule => new MixedPrecision(rule) },
    };

    [Theory, MemberData(nameof(Holders))]
    public void Rules_lie_in_each_other_so_deep_and_no_deeper(string name, Func<Rule, Rule> hold)
    {
        var deepest = Nested<Rule>(1000, new Descent(), hold);
        Assert.Equal(0.9, deepest.Setup(Tensor.Ones(1)).Update(Tensor.Ones(1), Tensor.Ones(1)).Model.Scalar(), 1e-6);
        string message = Assert.Throws<ArgumentException>(() => hold(deepest)).Message;
        Assert.Contains($"{name}: a rule in which 1000 lie in each other; fewer than 1000 would fit", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stack_that_ends_before_the_tree_is_an_error()
    {
        Exception?[] errors = [];
        var (links, chains, described) = (Links(900), Chains(100_000), Nested<Init<Chain>>(100_000, Chain(Scale(2)), chain => Chain(chain)));
        var thread = new Thread(() => errors =
        [
            Record.Exception(() => Tree.Map(links, x => x)),
            Record.Exception(() => chains.Forward(one)),
            Record.Exception(() => ((ILayer)chains).Train(one, new(1))),
            Record.Exception(() => described.Build(new Key(1))),
        ], 128 << 10);
        thread.Start();
        thread.Join();
        Assert.Equal(4, errors.Length);
        Assert.All(errors, error => Assert.Contains("stack of this thread", Assert.IsType<TreeException>(error).Message, StringComparison.Ordinal));
    }
}
