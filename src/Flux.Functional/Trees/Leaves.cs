namespace Flux;

/// <summary>The tensors of a tree in the order of a walk. One that sits at several places is one leaf.</summary>
internal sealed class Leaves
{
    private const int Few = 16; // so many are searched faster than hashed
    private readonly List<Tensor> leaves = new(8);
    private Dictionary<Tensor, int>? numbers;
    private List<(Tensor X, int Leaf)>? places; // null while every place has a leaf of its own

    /// <summary>Each tensor once.</summary>
    internal IReadOnlyList<Tensor> All => leaves;

    /// <summary>How many places there are.</summary>
    internal int Places => places?.Count ?? leaves.Count;

    /// <summary>The tensor at a place.</summary>
    internal Tensor At(int place) => places is null ? leaves[place] : places[place].X;

    /// <summary>The number of the leaf at a place.</summary>
    internal int LeafAt(int place) => places is null ? place : places[place].Leaf;

    /// <summary>The first place of the leaf at a place, where that is an earlier one.</summary>
    internal int? TiedTo(int place) =>
        places is not null && places.FindIndex(other => other.Leaf == places[place].Leaf) is var first && first < place ? first : null;

    /// <summary>Takes the tensor at the next place and gives the number of its leaf; that of a new one is the count before.</summary>
    internal int Add(Tensor x)
    {
        int leaf = NumberOf(x.Leaf);
        if (leaf < leaves.Count)
        {
            places ??= [.. leaves.Select((one, i) => (one, i))];
        }
        else
        {
            leaves.Add(x);
            numbers?.Add(x.Leaf, leaf);
        }
        places?.Add((x, leaf));
        return leaf;
    }

    private int NumberOf(Tensor identity)
    {
        if (leaves.Count > Few)
        {
            numbers ??= leaves.Select((leaf, i) => (leaf.Leaf, Number: i)).ToDictionary(pair => pair.Leaf, pair => pair.Number);
            return numbers.GetValueOrDefault(identity, leaves.Count);
        }
        int i = 0;
        while (i < leaves.Count && leaves[i].Leaf != identity) i++;
        return i;
    }
}
