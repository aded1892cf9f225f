using System.Collections.Immutable;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;
using Xunit;

namespace Flux.Properties.Trees;

/// <summary>Every kind of type that is a tree, as a table: adding one is a row. Each holds one trainable tensor, 1, and keeps everything else.</summary>
public sealed class TreeShapes
{
    private static readonly Tensor one = Tensor.Of(1f);
    private static readonly Func<Tensor, Tensor> function = x => x;

    public static TheoryData<string, object, string> Rows => new()
    {
        { "positional record", new Plain(one, null, 3), "W" },
        { "init properties", new WithInit { W = one, Note = "kept" }, "W" },
        { "required properties", new WithRequired { W = one, N = 3 }, "W" },
        { "a body property of a positional record", new Validating(one), "W" },
        { "two constructors", new TwoConstructors(one, 3), "W" },
        { "a parameterless constructor too", new ThreeConstructors(one, 3), "W" },
        { "generic record", new Two<Plain, int>(new(one, null, 1), 4), "First.W" },
        { "record struct", new Struct(one, 2), "W" },
        { "nullable struct member", new MaybeStruct(new Struct(one, 2)), "Value.W" },
        { "class with matching properties", new Class(one, 2), "W" },
        { "anonymous type", new { W = one, N = 2 }, "W" },
        { "static members", new Statics(new Key(1), new Shape(2, 3), Device.Cpu, typeof(int), TimeSpan.FromSeconds(1), Guid.Empty, function, one), "W" },
        { "plain class without tensors", new WithService(new Service("file"), one), "W" },
        { "derived record in an unsealed member", new HoldsBase(new Derived(one, new(one))), "Part.W" },
        { "interface member", new Two<IPart, IPart>(new Pause(1, DayOfWeek.Monday), new Affine(one, null, new(one), function, 1, "")), "Second.Weight" },
        { "object member", new Two<object, int>(ImmutableArray.Create<object>(3L, new Plain(one, null, 3), "text", function), 3), "First[1].W" },
        { "tensor in an object member", new Two<object, int>(one, 3), "First" },
        { "value tuple", (one, 3), "Item1" },
        { "long value tuple", (1, 2, 3, 4, 5, 6, 7, 8, one), "Item9" },
        { "class tuple", Tuple.Create(one, 3), "Item1" },
        { "array", new[] { one }, "[0]" },
        { "array of tuples", new[] { (3, one) }, "[0].Item2" },
        { "immutable array", ImmutableArray.Create(one), "[0]" },
        { "absent immutable array", new Two<ImmutableArray<Tensor>, Tensor>(default, one), "Second" },
        { "immutable list", ImmutableList.Create<IPart>(new Mixed((one, 2), [], null)), "[0].Pair.Item1" },
        { "immutable dictionary", ImmutableDictionary<string, Tensor>.Empty.Add("key", one), "key" },
        { "sorted dictionary with numbers as keys", ImmutableSortedDictionary<int, Tensor>.Empty.Add(7, one), "7" },
        { "read-only list member", new Two<IReadOnlyList<Tensor>, int>([one], 3), "First[0]" },
        { "read-only dictionary member", new Two<IReadOnlyDictionary<string, Tensor>, int>(new Dictionary<string, Tensor> { ["key"] = one }, 3), "First.key" },
        { "recursive record", new Mixed((Tensor.Of([2]), 1), [], new Mixed((one, 1), [], null)), "Inner.Pair.Item1" },
        { "named parts", new Series([new Pause(1, 0), new Affine(one, null, new(one), function, 1, "")], ["rest", "features"]), "features.Weight" },
        { "parts without names", new Series([new Pause(1, 0), new Affine(one, null, new(one), function, 1, "")], default), "Parts[1].Weight" },
        { "a property that shows another's tensor", new WithView(one), "W" },
        { "F# list", ListModule.OfSeq([one]), "[0]" },
        { "F# option", new Two<FSharpOption<Tensor>, FSharpOption<Tensor>>(FSharpOption<Tensor>.None, FSharpOption<Tensor>.Some(one)), "Second" },
        { "F# value option", new Two<FSharpValueOption<Tensor>, int>(FSharpValueOption<Tensor>.NewValueSome(one), 3), "First" },
        { "F# map", MapModule.OfSeq([Tuple.Create("key", one)]), "key" },
        { "F# union", new Two<FSharpChoice<int, Tensor>, int>(FSharpChoice<int, Tensor>.NewChoice2Of2(one), 3), "First.Choice2Of2.Item" },
        { "F# union in an object member", new Two<object, int>(FSharpChoice<int, Tensor>.NewChoice2Of2(one), 3), "First.Choice2Of2.Item" },
        { "F# struct union", FSharpResult<int, Tensor>.NewError(one), "Error.ErrorValue" },
        { "F# struct union, another case", (FSharpResult<Tensor, int>.NewError(4), one), "Item2" },
        { "F# reference cell", new FSharpRef<Tensor>(one), "contents" },
    };

    [Theory, MemberData(nameof(Rows))]
    public void The_tensor_is_found_mapped_and_nothing_else_changes(string kind, object tree, string path)
    {
        var trained = Tree.Leaves(tree).Where(leaf => leaf.Value.DType == DType.Float32).ToArray();
        Assert.Equal([(path, one)], trained.Select(leaf => (leaf.Path.ToString(), leaf.Value)));

        var mapped = Tree.Map(tree, x => x.DType == DType.Float32 ? x + 4 : x);
        Assert.Equal(tree.GetType(), mapped.GetType());
        Assert.Equal([5f], Tree.Leaves(mapped).Where(leaf => leaf.Value.DType == DType.Float32).Select(leaf => (float)leaf.Value));
        Assert.Equal(Others(tree), Others(mapped));
        Assert.True(Tree.SameStructure(tree, mapped), kind);
        var difference = Tree.Zip(mapped, tree, (a, b) => a.DType == DType.Float32 ? a - b : a);
        Assert.Equal(4f, (float)Tree.Leaves(difference).Single(leaf => leaf.Path.ToString() == path).Value);
    }

    private static IEnumerable<TreeEntry> Others(object tree) =>
        Tree.Entries(tree).Where(entry => entry is not { Kind: EntryKind.Trainable, Value: Tensor { DType: DType.Float32 } });

    [Fact]
    public void What_the_tree_does_not_hold_is_kept_by_reference()
    {
        var service = new Service("file");
        var mapped = Tree.Map(new WithService(service, one), x => x + 1);
        Assert.Same(service, mapped.Service);
        Assert.Same(function, Tree.Map(new Affine(one, null, new(one), function, 1, ""), x => x + 1).Activation);
    }

    [Fact]
    public void A_derived_record_keeps_its_type_and_further_members()
    {
        var mapped = Tree.MapAll(new HoldsBase(new Derived(one, new(Tensor.Of(2f)))), x => x + 1);
        var derived = Assert.IsType<Derived>(mapped.Part);
        Assert.Equal((2, 3), ((double)derived.W, (double)derived.V.Value));
    }

    [Fact]
    public void A_tensor_alone_is_a_tree()
    {
        Assert.Equal(3, (double)Tree.Map(one, x => x + 2));
        Assert.Equal(5, (double)Tree.Fold(one, Tensor.Of(4f), (sum, x) => sum + x));
        Assert.Equal([("", one)], Tree.Leaves(one).Select(leaf => (leaf.Path.ToString(), leaf.Value)));
    }

    [Fact]
    public void Nothing_at_all_stays_nothing()
    {
        Assert.Null(Tree.MapAll<Plain?>(null, x => x + 1));
        Assert.Null(Tree.MapAll<Tensor?>(null, x => x + 1));
        Assert.Null(Tree.MapAll<object?>(null, x => x + 1));
    }

    [Fact]
    public void Statistics_are_moved_and_cast_but_not_mapped()
    {
        var layer = new Affine(one, null, new(one), function, 1, "");
        Assert.Same(layer.Seen.Value, Tree.Map(layer, x => x + 1).Seen.Value);
        Assert.Equal(2, (double)Tree.MapAll(layer, x => x + 1).Seen.Value);
        Assert.Equal(DType.Float64, Tree.Cast(layer, DType.Float64).Seen.Value.DType);
        Assert.Same(layer.Seen.Value, layer.To(Device.Cpu).Seen.Value);
    }

    [Fact]
    public void Integers_and_masks_keep_their_type_in_a_cast_and_stay_out_of_the_flat_vector()
    {
        var tree = (Indices: Tensor.Of([1, 2]), Weight: one, Mask: Tensor.Of([true]));
        var cast = Tree.Cast(tree, DType.Float64);
        Assert.Equal((DType.Int32, DType.Float64, DType.Bool), (cast.Indices.DType, cast.Weight.DType, cast.Mask.DType));
        var (flat, rebuild) = Tree.Destructure(tree);
        Assert.Equal(new Shape(1), flat.Shape);
        Assert.Same(tree.Indices, rebuild(flat).Indices);
    }

    [Fact]
    public void Dictionaries_are_walked_in_the_order_of_their_keys_however_they_were_filled()
    {
        string[] keys = ["b", "a", "C", "10", "9"];
        var forth = keys.ToImmutableDictionary(key => key, key => Tensor.Of(key.Length));
        var back = keys.Reverse().ToDictionary(key => key, key => Tensor.Of(key.Length)).ToImmutableDictionary();
        Assert.Equal(["10", "9", "C", "a", "b"], Tree.Leaves(forth).Select(leaf => leaf.Path.ToString()));
        Assert.True(Tree.AllClose(forth, back));
    }

    [Fact]
    public void Children_are_the_members_one_level_down()
    {
        var pause = new Pause(3, DayOfWeek.Friday);
        Assert.Equal([("Length", (object?)3), ("Day", DayOfWeek.Friday)], Tree.Children(pause));
        Assert.Equal([("[0]", (object?)pause)], Tree.Children(ImmutableArray.Create<IPart>(pause)));
        Assert.Empty(Tree.Children(one));
    }

    public sealed record Plain(Tensor W, Tensor? B, int N);
    public sealed record WithInit { public Tensor? W { get; init; } public string Note { get; init; } = "default"; }
    public sealed record WithRequired { public required Tensor W { get; init; } public required int N { get; init; } }
    public sealed record Validating(Tensor W) { public Tensor W { get; } = W.Rank == 0 ? W : throw new ArgumentException("one number would fit"); }
    public sealed record TwoConstructors(Tensor W, int N) { public TwoConstructors(int n) : this(Tensor.Of(n), n) { } }
    public sealed record ThreeConstructors(Tensor W, int N)
    {
        public ThreeConstructors() : this(Tensor.Of(0), 0) { }
        public ThreeConstructors(int n) : this(Tensor.Of(n), n) { }
    }
    public sealed record Two<A, B>(A First, B Second);
    public record struct Struct(Tensor W, int N);
    public sealed record MaybeStruct(Struct? Value, Struct? Missing = null);
    public sealed class Class(Tensor w, int n) { public Tensor W { get; } = w; public int N { get; } = n; }
    public sealed record Statics(Key Key, Shape Shape, Device Device, Type Type, TimeSpan Span, Guid Id, Func<Tensor, Tensor> F, Tensor W);
    public sealed class Service(string path) { public int Length() => path.Length; }
    public sealed record WithService(Service Service, Tensor W);
    public sealed record WithView(Tensor W) { public Tensor Alias { get => W; init => W = value; } }
    public record Base(Tensor W);
    public sealed record Derived(Tensor W, NonTrainable V) : Base(W);
    public sealed record HoldsBase(Base Part);
}
