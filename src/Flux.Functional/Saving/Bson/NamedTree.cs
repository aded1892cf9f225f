using System.Globalization;

namespace Flux;

/// <summary>A tree's data under the names of its members, as nested documents; and back, leaf by named leaf.</summary>
internal static class NamedTree
{
    internal static Dictionary<string, object?> Of(IEnumerable<TreeEntry> entries, SharedArrays shared)
    {
        var root = new Dictionary<string, object?>();
        foreach (var entry in entries)
        {
            var parts = entry.Path.Parts;
            var node = root;
            for (int i = 0; i < parts.Length - 1; i++)
            {
                if (!node.TryGetValue(parts[i], out object? child)) node[parts[i]] = child = new Dictionary<string, object?>();
                node = (Dictionary<string, object?>)child!;
            }
            node[parts.IsEmpty ? "value" : parts[^1]] = entry.Value is Tensor x ? shared.Encoded(x) : Encoded(entry.Value);
        }
        return root;
    }

    internal static T Into<T>(string path, object? root, object? arrays, T like) where T : notnull
    {
        var found = new Dictionary<string, object?>();
        if (root is not Dictionary<string, object?> tree) throw new FileFormatException(path, "no document named tree; a file that Bson.Save wrote would fit.");
        Flatten(tree, "", found);
        var problems = new List<string>();
        var read = new Dictionary<string, object>();
        var shared = Shared(path, arrays);
        foreach (var entry in Tree.Entries(like))
        {
            string name = Name(entry.Path);
            if (!found.Remove(name, out object? saved)) problems.Add($"{name} is missing");
            else if (Decoded(saved, entry.Value, name, shared, out string? problem) is { } value) read[name] = value;
            else problems.Add(problem!);
        }
        problems.AddRange(found.Keys.Select(name => $"{name} is extra"));
        return problems.Count == 0
            ? Tree.Rewrite(like, (at, _) => read[Name(at)])
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

    private static string Name(TreePath path) => path.Parts.IsDefaultOrEmpty ? "value" : string.Join('.', path.Parts);

    private static void Flatten(Dictionary<string, object?> node, string prefix, Dictionary<string, object?> found)
    {
        foreach (var (name, value) in node)
        {
            string path = prefix.Length == 0 ? name : $"{prefix}.{name}";
            if (value is Dictionary<string, object?> child && !TaggedArray.Is(child) && !child.ContainsKey("tag")) Flatten(child, path, found);
            else found[path] = value;
        }
    }

    private static object Encoded(object value) => value switch
    {
        Key key => unchecked((long)key.Bits),
        bool or int or long or double or string => value,
        float f => (double)f,
        ulong bits => unchecked((long)bits),
        decimal d => $"{d}",
        Enum e => e.ToString(),
        IConvertible number => Convert.ToInt64(number, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"Bson.Save: a value of type {value.GetType()}; tensors, numbers, strings and keys would fit."),
    };

    /// <summary>The saved value as the type of the one it replaces; null with the problem named if it does not fit.</summary>
    private static object? Decoded(object? saved, object like, string name, Tensor[] shared, out string? problem)
    {
        problem = null;
        try
        {
            switch (like)
            {
                case Tensor x when SharedArrays.Decoded(saved, shared) is { } read:
                    if (read.Shape == x.Shape && read.DType == x.DType) return read;
                    problem = $"{name} is {read.DType} {read.Shape} in the file, {x.DType} {x.Shape} would fit";
                    return null;
                case Key when saved is long bits: return new Key(unchecked((ulong)bits));
                case string when saved is string: return saved;
                case bool when saved is bool: return saved;
                case Enum when saved is string text && Enum.TryParse(like.GetType(), text, out object? member): return member;
                case ulong when saved is long bits: return unchecked((ulong)bits);
                case decimal when saved is string text: return decimal.Parse(text, CultureInfo.InvariantCulture);
                case IConvertible and not (string or bool or Enum) when saved is long or int or double:
                    return Convert.ChangeType(saved, like.GetType(), CultureInfo.InvariantCulture);
            }
        }
        catch (Exception e) when (e is FormatException or OverflowException or InvalidCastException)
        {
            problem = $"{name} is {e.Message}";
            return null;
        }
        object? met = saved is Dictionary<string, object?> ? "an array or document" : saved ?? "nothing";
        problem = $"{name} is {met} in the file, a {like.GetType().Name} would fit";
        return null;
    }
}
