namespace Flux;

public static partial class Tree
{
    /// <summary>Every piece of data in a tree with its path: tensors, trainable or not, and the numbers, keys and strings beside them.</summary>
    internal static IReadOnlyList<TreeEntry> Entries<T>(T tree) => Detailed(tree).Detail.Entries;

    /// <summary>
    /// The same structure with every piece of data of <see cref="Entries"/> replaced by f of its path and value, tensors in the type and on the device of those
    /// that they replace. What f gives at several places stays one tensor; so do places of one tensor where f gives equal numbers, since not every source can
    /// say that two arrays are one.
    /// </summary>
    /// <exception cref="TreeException">f answered with a value of another type.</exception>
    internal static T Rewrite<T>(T tree, Func<TreePath, object, object> f) where T : notnull
    {
        var entries = Entries(tree);
        int next = 0;
        var fitted = new Dictionary<(Tensor, DType, Device), Tensor>();
        var placed = new Dictionary<Tensor, List<Tensor>>();
        return Walk(tree, new(x => (Tensor)Replaced(x), x => (Tensor)Replaced(x), Replaced));

        object Replaced(object value)
        {
            var path = entries[next++].Path;
            object replaced = f(path, value);
            if (value is Tensor old && replaced is Tensor x) return Tied(old, Fitted(old, x));
            return value is not Tensor && replaced?.GetType() == value.GetType() ? replaced : throw new TreeException(
                $"{path}: a {replaced?.GetType().Name ?? "null"} for a {value.GetType().Name}; values of the same type would fit.");
        }

        Tensor Fitted(Tensor old, Tensor x)
        {
            var place = (x, old.DType, old.Device);
            return fitted.TryGetValue(place, out var earlier) ? earlier : fitted[place] = x.Cast(old.DType).To(old.Device);
        }

        Tensor Tied(Tensor old, Tensor x)
        {
            if (!placed.TryGetValue(old.Leaf, out var earlier)) placed.Add(old.Leaf, earlier = []);
            if (earlier.Find(other => SameNumbers(other, x)) is { } same) return same;
            earlier.Add(x);
            return x;
        }
    }

    // Tracers stand for themselves: equal numbers have derivatives of their own.
    private static bool SameNumbers(Tensor a, Tensor b) => a == b
        || a is Value x && b is Value y && (x.DType, x.Shape, x.Device) == (y.DType, y.Shape, y.Device) && !x.Device.OnlyShapes
        && x.Pieces().Zip(y.Pieces()).All(pair => pair.First.ToBytes().AsSpan().SequenceEqual(pair.Second.ToBytes()));
}
