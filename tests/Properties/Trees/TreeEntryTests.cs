using System.Collections.Immutable;
using PolyType;
using PolyType.Abstractions;
using Xunit;

namespace Flux.Properties.Trees;

/// <summary>Everything a file must hold is found and put back.</summary>
public sealed class TreeEntryTests
{
    private static readonly Tensor one = Tensor.Of(1f);

    public sealed record State(
        Affine Model, ImmutableArray<object> Slots, Key Key, long Step, bool Done, float Rate, decimal Price, int? Limit, int? NoLimit, string? Note);

    private static State Start => new(
        new Affine(one, null, new(one), Prelude.Tanh, 0.5, "layer"), [(one, 3L), 2.5], new Key(7), 40, false, 0.1f, 2m, 9, null, null);

    [Fact]
    public void Entries_are_tensors_numbers_keys_and_strings_with_paths_and_kinds() => Assert.Equal(
        [
            "Model.Weight Trainable", "Model.Seen NonTrainable", "Model.Slope Static", "Model.Name Static", "Slots[0].Item1 Trainable", "Slots[0].Item2 Static",
            "Slots[1] Static", "Key Static", "Step Static", "Done Static", "Rate Static", "Price Static", "Limit Static",
        ],
        Tree.Entries(Start).Select(entry => $"{entry.Path} {entry.Kind}"));

    [Fact]
    public void A_state_is_restored_into_one_of_the_same_structure()
    {
        var saved = Start with { Key = new Key(8), Step = 41, Done = true, Rate = 0.2f, Price = 3m, Limit = 10, Slots = [(one + 1, 4L), 3.5] };
        var file = Tree.Entries(saved).ToDictionary(entry => entry.Path, entry => entry.Value);
        var restored = Tree.Rewrite(Start, (path, _) => file[path]);
        Assert.Equal(Tree.Entries(saved), Tree.Entries(restored));
        Assert.Equal((saved.Key, 41, true), (restored.Key, restored.Step, restored.Done));
    }

    [Fact]
    public void Names_of_parts_do_not_hide_their_own_strings()
    {
        var named = new Series([new Affine(one, null, new(one), Prelude.Tanh, 1, "x")], ["features"]);
        Assert.Equal(["features.Weight", "features.Seen", "features.Slope", "features.Name", "Names[0]"],
            Tree.Entries(named).Select(entry => entry.Path.ToString()));
    }

    [TypeShape(Kind = TypeShapeKind.Object)]
    public sealed record Sequence(ImmutableArray<IPart> Parts) : IReadOnlyList<IPart>
    {
        public IPart this[int index] => Parts[index];
        public int Count => Parts.Length;
        public IEnumerator<IPart> GetEnumerator() => Parts.AsEnumerable().GetEnumerator();
        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }

    [Fact]
    public void A_record_that_is_a_list_too_is_walked_as_a_record_when_marked()
    {
        var sequence = new Sequence([new Affine(one, null, new(one), Prelude.Tanh, 1, "x")]);
        Assert.Equal(["Parts[0].Weight"], Tree.Leaves(sequence).Select(leaf => leaf.Path.ToString()));
        Assert.IsType<Sequence>(Tree.Map<object>(sequence, x => x + 1));
    }
}
