using System.Collections.Immutable;

namespace Flux;

/// <summary>
/// Structure of any record, tuple, array, immutable list or dictionary, F# record, union, list, option or map of tensors. Members are walked in the order of
/// the constructor, dictionaries in the order of their keys; interfaces and base classes by run-time type. <see cref="NonTrainable"/> tensors are part of the
/// structure but not trained; numbers, strings and functions are kept. Types that cannot be walked are a <see cref="TreeException"/> that names the member.
/// </summary>
public static partial class Tree
{
    /// <summary>The same structure with f of every trainable tensor.</summary>
    public static T Map<T>(T tree, Func<Tensor, Tensor> f) where T : notnull => Walk(tree, new(f, nonTrainable: false));

    /// <summary>The same structure with f of every trainable tensor and its path.</summary>
    public static T Map<T>(T tree, Func<TreePath, Tensor, Tensor> f) where T : notnull
    {
        var leaves = Leaves(tree);
        int next = 0;
        return Map(tree, leaf => f(leaves[next++].Path, leaf));
    }

    /// <summary>Two trees of one structure, combined leaf by leaf over the trainable tensors; the rest is the first's.</summary>
    /// <exception cref="TreeException">The structures differ.</exception>
    public static T Zip<T>(T a, T b, Func<Tensor, Tensor, Tensor> f) where T : notnull
    {
        if (a is Tensor x && b is Tensor y) return (T)(object)f(x, y);
        var others = Aligned(nameof(Zip), a, b).Second;
        int next = 0;
        return Map(a, leaf => f(leaf, others[next++]));
    }

    /// <summary>a + share (b - a) over the trainable tensors: the way from one tree to another, such as an average of weights; the rest is the first's.</summary>
    /// <exception cref="TreeException">The structures differ.</exception>
    public static T Lerp<T>(T a, T b, double share) where T : notnull => Zip(a, b, (x, y) => x + share * (y - x));

    /// <summary>f(... f(f(seed, leaf₀), leaf₁) ..., leafₙ) over the trainable tensors.</summary>
    public static S Fold<T, S>(T tree, S seed, Func<S, Tensor, S> f) where T : notnull =>
        tree is Tensor only ? f(seed, only) : Scanned(tree).Trainable.Aggregate(seed, f);

    /// <summary>The trainable tensors with their paths, in the order of <see cref="Map{T}(T, Func{Tensor, Tensor})"/>.</summary>
    public static ImmutableArray<(TreePath Path, Tensor Value)> Leaves<T>(T tree) where T : notnull =>
        [.. Entries(tree).Where(entry => entry.Kind == EntryKind.Trainable).Select(entry => (entry.Path, (Tensor)entry.Value))];

    /// <summary>Every record, class and layer a tree is made of, itself included, outer before inner, with its path (Flux's modules).</summary>
    public static ImmutableArray<(TreePath Path, object Module)> Modules<T>(T tree) where T : notnull => [.. Scanned(tree, detailed: true).Modules];

    /// <summary>
    /// The same tree with every floating-point tensor in another floating-point type; integers and masks stay, and in half precision so do the norms that keep
    /// running statistics, as in Flux.
    /// </summary>
    public static T Cast<T>(T tree, DType type) where T : notnull
    {
        if (!type.IsFloating()) throw new ArgumentException($"Tree.Cast: models are cast between floating-point types, {type} is none; Float32 or Float64 would fit.", nameof(type));
        var kept = type is DType.Float16 or DType.BFloat16 && tree is not Tensor
            ? Modules(tree).Where(part => part.Module is IKeepsPrecision).SelectMany(part => Tensors(part.Module)).ToHashSet<Tensor>(ReferenceEqualityComparer.Instance)
            : [];
        return MapAll(tree, Once(x => x.DType.IsFloating() && !kept.Contains(x) ? x.Cast(type) : x));
    }

    /// <summary>True if the structures are equal and every pair of tensors, trainable or not, is close; numbers and functions beside them are not compared.</summary>
    public static bool AllClose<T>(T a, T b, double relative = 1e-5, double absolute = 1e-8) where T : notnull
    {
        if (!SameStructure(a, b)) return false;
        var (first, second) = (Tensors(a), Tensors(b));
        return first.Zip(second).All(pair => pair.First.AllClose(pair.Second, relative, absolute));
    }

    /// <summary>As <see cref="Map{T}(T, Func{Tensor, Tensor})"/>, and into <see cref="NonTrainable"/>; null stays null.</summary>
    internal static T MapAll<T>(T tree, Func<Tensor, Tensor> f) => Walk(tree, new(f, nonTrainable: true));

    /// <summary>f, asked once for each tensor: one tensor at several places stays one.</summary>
    internal static Func<Tensor, Tensor> Once(Func<Tensor, Tensor> f)
    {
        var results = new Dictionary<Tensor, Tensor>(ReferenceEqualityComparer.Instance);
        return x => results.TryGetValue(x, out var result) ? result : results[x] = f(x);
    }

    /// <summary>The same structure with f of every module, the inner ones first, where the variable that holds it takes f's result.</summary>
    internal static T MapModules<T>(T tree, Func<IModule, IModule> f) where T : notnull => Walk(tree, new(x => x, nonTrainable: false, module: f));

    /// <summary>Visits the trainable tensors of two trees of one structure in pairs.</summary>
    internal static void Pairs<T>(T a, T b, Action<Tensor, Tensor> each) where T : notnull
    {
        if (a is Tensor x && b is Tensor y)
        {
            each(x, y);
            return;
        }
        var (first, second) = Aligned(nameof(Pairs), a, b);
        for (int i = 0; i < first.Count; i++) each(first[i], second[i]);
    }

    /// <summary>Whether two trees agree in run-time types, absent parts, union cases, counts and keys.</summary>
    internal static bool SameStructure<T>(T a, T b) where T : notnull => Scanned(a).Structure == Scanned(b).Structure;

    /// <summary>The members, items or entries of a value one level down, by name.</summary>
    internal static IEnumerable<(string Name, object? Value)> Children(object value) => Shapes.Node<object>().Children(value);

    private static T Walk<T>(T tree, Mapping mapping)
    {
        if (tree is Tensor only) return (T)(object)mapping.Tensor(only);
        try
        {
            return Shapes.Node<T>().Map(tree, mapping);
        }
        catch (TreeException)
        {
            Entries(tree); // the walk that knows paths names the member
            throw;
        }
    }

    private static Scan Scanned<T>(T tree, bool detailed = false)
    {
        var scan = new Scan(detailed);
        try
        {
            Shapes.Node<T>().Scan(tree, scan);
        }
        catch (TreeException) when (!detailed)
        {
            Scanned(tree, detailed: true);
            throw;
        }
        return scan;
    }

    private static IEnumerable<Tensor> Tensors<T>(T tree) where T : notnull => Entries(tree).Select(entry => entry.Value).OfType<Tensor>();

    private static (List<Tensor> First, List<Tensor> Second) Aligned<T>(string operation, T a, T b) where T : notnull
    {
        var (first, second) = (Scanned(a), Scanned(b));
        return first.Structure == second.Structure ? (first.Trainable, second.Trainable) : throw Differ(operation, a, b);
    }

    private static TreeException Differ<T>(string operation, T a, T b) where T : notnull
    {
        var (first, second) = (Scanned(a, detailed: true).Words, Scanned(b, detailed: true).Words);
        int i = 0;
        while (i < first.Count && i < second.Count && first[i] == second[i]) i++;
        return new($"Tree.{operation}: the two trees differ in structure: the first has {At(first, i)}, the second {At(second, i)}. Equal structures would fit.");
    }

    private static string At(IReadOnlyList<(TreePath Path, string What)> words, int i) =>
        i >= words.Count ? "nothing there" : words[i].Path.Parts.IsEmpty ? words[i].What : $"{words[i].Path} {words[i].What}";
}
