namespace Flux;

/// <summary>A tree's data under the names of its members, as nested documents; and back, leaf by named leaf.</summary>
internal static class NamedTree
{
    /// <summary>The schema that files are written in; the first knew no times and identifiers, and no member named tag.</summary>
    internal const int Schema = 2;

    private const string Only = "value"; // the name of a tree that is one value
    private const int Deepest = BsonTree.DeepestNesting - 10; // documents around the tree, and those of an array, are nested too

    /// <exception cref="NotSupportedException">Something cannot be kept; the message names its place.</exception>
    internal static Dictionary<string, object?> Of(IEnumerable<TreeEntry> entries, SharedArrays shared)
    {
        var root = new Dictionary<string, object?>();
        foreach (var entry in entries)
        {
            var names = Place(entry.Path).Parts;
            try
            {
                if (names.Length > Deepest) throw new FormatException($"{names.Length} members deep; {Deepest} would fit");
                var node = root;
                foreach (string name in names.AsSpan(..^1)) node = Inner(node, Name(name));
                if (!node.TryAdd(Name(names[^1]), entry.Value is Tensor x ? shared.Encoded(x) : PlainValue.Encoded(entry.Value))) throw Twice();
            }
            catch (FormatException e)
            {
                throw new NotSupportedException($"Bson.Save: {Text(Place(entry.Path))} is {e.Message}.", e);
            }
        }
        return root;
    }

    internal static T Into<T>(string path, long schema, object? root, object? arrays, T like) where T : notnull
    {
        if (root is not Dictionary<string, object?> tree) throw new FileFormatException(path, "no document named tree; a file that Bson.Save wrote would fit.");
        var found = new Dictionary<TreePath, object?>();
        Flatten(tree, schema, [], found);
        var problems = new List<string>();
        var read = new Dictionary<TreePath, object>();
        var shared = Shared(path, arrays);
        foreach (var entry in Tree.Entries(like))
        {
            var place = Place(entry.Path);
            if (found.Remove(place, out object? saved))
            {
                if (Decoded(saved, entry.Value, shared, out string problem) is { } value) read[place] = value;
                else problems.Add($"{Text(place)} is {problem}");
            }
            else if (schema < Schema && PlainValue.IsNew(entry.Value)) read[place] = entry.Value;
            else problems.Add($"{Text(place)} is missing");
        }
        problems.AddRange(found.Keys.Select(place => $"{Text(place)} is extra"));
        return problems.Count == 0
            ? Tree.Rewrite(like, (at, _) => read[Place(at)])
            : throw new FileFormatException(path, $"the file does not fit a {typeof(T).Name} of this structure: {string.Join("; ", problems.Take(20))}" +
                $"{(problems.Count > 20 ? $"; and {problems.Count - 20} more" : "")}.");
    }

    private static Tensor[] Shared(string path, object? arrays)
    {
        try
        {
            return SharedArrays.Read(arrays);
        }
        catch (FormatException e)
        {
            throw new FileFormatException(path, $"{e.Message}.", e);
        }
    }

    private static TreePath Place(TreePath path) => path.Parts.IsDefaultOrEmpty ? new([Only]) : path;

    private static string Text(TreePath place) => string.Join('.', place.Parts);

    private static Dictionary<string, object?> Inner(Dictionary<string, object?> node, string name)
    {
        if (!node.TryGetValue(name, out object? child)) node[name] = child = new Dictionary<string, object?>();
        return child is Dictionary<string, object?> inner && !TaggedDocument(inner) ? inner : throw Twice();
    }

    private static FormatException Twice() => new("the name of two places; different keys and names would fit");

    private static string Name(string name) => name.Contains('\0', StringComparison.Ordinal)
        ? throw new FormatException("named with a null character; other characters would fit")
        : MemberName.Encoded(PlainValue.Sound(name));

    private static void Flatten(Dictionary<string, object?> node, long schema, List<string> way, Dictionary<TreePath, object?> found)
    {
        foreach (var (name, value) in node)
        {
            way.Add(schema < Schema ? name : MemberName.Decoded(name));
            if (value is Dictionary<string, object?> child && !TaggedDocument(child)) Flatten(child, schema, way, found);
            else found[new([.. way])] = value;
            way.RemoveAt(way.Count - 1);
        }
    }

    /// <summary>Whether a document is a value, such as an array, and no part of the tree.</summary>
    private static bool TaggedDocument(Dictionary<string, object?> document) => document.ContainsKey("tag");

    /// <summary>The saved value as the type of the one it replaces; null with the problem named if it does not fit.</summary>
    private static object? Decoded(object? saved, object like, Tensor[] shared, out string problem)
    {
        problem = "";
        try
        {
            if (like is not Tensor x)
            {
                if (PlainValue.Decoded(saved, like) is { } value) return value;
            }
            else if (SharedArrays.Decoded(saved, shared) is { } read)
            {
                if (read.Shape == x.Shape && read.DType == x.DType) return read;
                problem = $"{read.DType} {read.Shape} in the file, {x.DType} {x.Shape} would fit";
                return null;
            }
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            problem = e.Message;
            return null;
        }
        object? met = saved is Dictionary<string, object?> ? "an array or document" : saved ?? "nothing";
        problem = $"{met} in the file, a {like.GetType().Name} would fit";
        return null;
    }
}
