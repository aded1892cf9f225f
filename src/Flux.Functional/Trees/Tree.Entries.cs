namespace Flux;

public static partial class Tree
{
    /// <summary>Every piece of data in a tree with its path: tensors, trainable or not, and the numbers, keys and strings beside them.</summary>
    internal static IReadOnlyList<TreeEntry> Entries<T>(T tree) => Detailed(tree).Detail.Entries;

    /// <summary>The same structure with every piece of data of <see cref="Entries"/> replaced by f of its path and value.</summary>
    /// <exception cref="TreeException">f answered with a value of another type.</exception>
    internal static T Rewrite<T>(T tree, Func<TreePath, object, object> f) where T : notnull
    {
        var entries = Entries(tree);
        int next = 0;
        return Walk(tree, new(x => (Tensor)Replaced(x), x => (Tensor)Replaced(x), Replaced));

        object Replaced(object value)
        {
            var path = entries[next++].Path;
            object replaced = f(path, value);
            bool fits = value is Tensor ? replaced is Tensor : replaced?.GetType() == value.GetType();
            return fits ? replaced! : throw new TreeException(
                $"{path}: a {replaced?.GetType().Name ?? "null"} for a {value.GetType().Name}; values of the same type would fit.");
        }
    }
}
