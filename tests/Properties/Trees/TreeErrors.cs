using System.Collections.Immutable;
using Xunit;

namespace Flux.Properties.Trees;

/// <summary>What would lose a tensor without a word is an error that names the member.</summary>
public sealed class TreeErrors
{
    private static readonly Tensor one = Tensor.Of(1f);

    public static TheoryData<string, object, string> Rows => new()
    {
        { "a field that only a primary constructor captures", new Holder(new Hidden(one)), "'w'" },
        { "a property that no constructor parameter sets", new BodyProperty(1), "'W'" },
        { "a private constructor", PrivateConstructor.Make(one), "'W'" },
        { "a private field that holds such a class", new Outer(), "'inner'" },
        { "a private field of an interface type", new HidesInterface(1), "'part'" },
        { "a list that can change", new Holder(new List<Tensor> { one }), "ImmutableArray<Tensor>" },
        { "a dictionary that can change", new Holder(new Dictionary<string, Tensor> { ["a"] = one }), "ImmutableDictionary<String, Tensor>" },
        { "a set, which has no order", new Holder(ImmutableHashSet.Create(one)), "ImmutableArray<Tensor>" },
        { "a stack, which would be turned over", new Holder(ImmutableStack.Create(one, one)), "ImmutableArray<Tensor>" },
        { "a table", new Holder(new[,] { { one } }), "ImmutableArray<Tensor>" },
        { "a parameter that cannot be read back", new Unreadable(one), "'w'" },
        { "a plain object", new Holder(new object()), "Value" },
        { "a function that captures a tensor", new Holder(Capture(one)), "'captured'" },
        { "a function that captures a model", new Holder(Capture(new Pair(one, one))), "'model'" },
        { "the method of a record with tensors", new Holder((Func<Tensor, Tensor>)new Pair(one, one).Forward), "'A'" },
        { "a collection by its interfaces", new Holder(new Sequence(one)), "TypeShapeKind.Object" },
        { "deep inside", new Holder(ImmutableArray.Create<object>(3, (one, new Holder(new Hidden(one))))), "Value[1].Item2.Value" },
    };

    [Theory, MemberData(nameof(Rows))]
    public void The_walk_refuses(string kind, object tree, string named)
    {
        Action[] walks =
            [() => Tree.Map(tree, x => x), () => Tree.Leaves(tree), () => Tree.Fold(tree, 0, (n, _) => n), () => Tree.Zip(tree, tree, (a, _) => a)];
        foreach (var walk in walks)
        {
            var error = Assert.Throws<TreeException>(walk);
            Assert.True(error.Message.Contains(named, StringComparison.Ordinal), $"{kind}: '{error.Message}' does not name {named}");
            Assert.StartsWith(tree is Holder ? "Value" : "", error.Message);
        }
    }

    [Fact]
    public void Functions_that_capture_numbers_functions_or_statistics_are_kept()
    {
        ImmutableArray<object> functions = [Scaled(3), Composed(Prelude.Tanh), Shifted(new(one)), Prelude.LeakyRelu(0.2), Prelude.Map2(new ModBody())];
        var kept = Tree.Map(new Holder(functions), x => x);
        Assert.Equal(functions.Length, Assert.IsType<ImmutableArray<object>>(kept.Value).Length);
    }

    [Fact]
    public void A_function_that_yields_no_tensor_may_capture_one() => Assert.NotNull(Tree.Map(new Holder((Func<int, bool>)(i => i > one.Rank)), x => x));

    [Fact]
    public void Zipping_names_the_first_difference()
    {
        var whole = new Series([new Affine(one, one, new(one), Prelude.Tanh, 1, "")], ["head"]);
        var noBias = new Series([new Affine(one, null, new(one), Prelude.Tanh, 1, "")], ["head"]);
        var other = new Series([new Pause(1, 0)], ["head"]);
        Assert.Equal(
            "Tree.Zip: the two trees differ in structure: the first has head.Bias present, the second head.Bias absent. Equal structures would fit.",
            Assert.Throws<TreeException>(() => Tree.Zip(whole, noBias, (a, _) => a)).Message);
        Assert.Contains("head of type Affine, the second head of type Pause", Assert.Throws<TreeException>(() => Tree.Zip(whole, other, (a, _) => a)).Message);
        Assert.Contains("1 items, the second 2 items", Assert.Throws<TreeException>(() => Tree.Zip([one], new[] { one, one }, (a, _) => a)).Message);
        Assert.Contains("key 'a', the second key 'b'", Assert.Throws<TreeException>(() => Tree.Zip(Keyed("a"), Keyed("b"), (a, _) => a)).Message);
        Assert.False(Tree.AllClose(whole, noBias));
    }

    [Fact]
    public void A_flat_vector_of_another_length_is_refused()
    {
        var (_, rebuild) = Tree.Destructure((one, one + 1));
        Assert.Contains("(3,); a vector of shape (2,) would fit", Assert.Throws<ArgumentException>(() => rebuild(Tensor.Zeros(3))).Message);
    }

    [Fact]
    public void Models_are_not_cast_to_integers() => Assert.Throws<ArgumentException>(() => Tree.Cast(one, DType.Int32));

    [Fact]
    public void Data_is_replaced_only_by_data_of_its_type()
    {
        var error = Assert.Throws<TreeException>(() => Tree.Rewrite(new Pause(3, 0), (_, value) => value is int ? 3L : value));
        Assert.Equal("Length: a Int64 for a Int32; values of the same type would fit.", error.Message);
    }

    private static ImmutableDictionary<string, Tensor> Keyed(string key) => ImmutableDictionary<string, Tensor>.Empty.Add(key, one);
    private static Func<Tensor, Tensor> Capture(Tensor captured) => x => x * captured;
    private static Func<Tensor, Tensor> Capture(Pair model) => x => x * model.A;
    private static Func<Tensor, Tensor> Scaled(double factor) => x => x * factor;
    private static Func<Tensor, Tensor> Composed(Func<Tensor, Tensor> inner) => x => inner(x);
    private static Func<Tensor, Tensor> Shifted(NonTrainable shift) => x => x + shift.Value;

    public sealed record Holder(object Value);
    public sealed record Pair(Tensor A, Tensor B) { public Tensor Forward(Tensor x) => x * A + B; }
    public sealed class Hidden(Tensor w) { public Tensor Forward(Tensor x) => w * x; }
    public sealed record BodyProperty(int N) { public Tensor W { get; } = Tensor.Of(N); }
    public sealed record PrivateConstructor
    {
        private PrivateConstructor(Tensor w) => W = w;
        public Tensor W { get; }
        public static PrivateConstructor Make(Tensor w) => new(w);
    }
    public sealed class Outer { private readonly Hidden inner = new(Tensor.Of(1f)); public Tensor Forward(Tensor x) => inner.Forward(x); }
    public sealed record HidesInterface(int N) { private readonly IPart part = new Pause(N, 0); public bool Has() => part is Pause; }
    public sealed class Unreadable(Tensor w, int n = 3) { private readonly Tensor w = w; public int N { get; } = n; public Tensor Twice() => w * 2; }
    public sealed record Sequence(Tensor W) : IEnumerable<Tensor>
    {
        public IEnumerator<Tensor> GetEnumerator() => ((IEnumerable<Tensor>)[W]).GetEnumerator();
        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
