using System.Collections.Immutable;

namespace Flux;

/// <summary>
/// Structure of any record, tuple, array, immutable list or dictionary, F# record, union, list, option or map of tensors. Members are walked in the order of
/// the constructor, dictionaries in the order of their keys; interfaces and base classes by run-time type. <see cref="NonTrainable"/> tensors are part of the
/// structure but not trained; numbers, strings and functions are kept. A tensor that sits at several places is one leaf: it is met once, at its first place,
/// and what takes its place stands at all of them. Types that cannot be walked are a <see cref="TreeException"/> that names the member.
/// </summary>
/// <example>
/// <code>
/// Chain model = Chain(Dense(2, 4, Relu), Dense(4, 1)).Build(1);
/// foreach (var (path, value) in Tree.Leaves(model)) Console.WriteLine($"{path} {value.Shape}");
/// Chain twice = Tree.Map(model, x => 2 * x);
/// Tensor squares = Tree.Fold(model, Tensor.Of(0f), (sum, x) => sum + Sum(x * x));
/// Console.WriteLine($"{Tree.AllClose(model, twice)} {squares}");
/// </code>
/// </example>
public static partial class Tree
{
    /// <summary>The same structure with f of every trainable tensor.</summary>
    public static T Map<T>(T tree, Func<Tensor, Tensor> f) where T : notnull => Walk(tree, new(Mapping.Once(f), nonTrainable: null));

    /// <summary>The same structure with f of every trainable tensor and its path.</summary>
    public static T Map<T>(T tree, Func<TreePath, Tensor, Tensor> f) where T : notnull
    {
        Tensor[] mapped = [.. Leaves(tree).Select(leaf => f(leaf.Path, leaf.Value))];
        return Flatten(tree).UnflattenLeaves(mapped);
    }

    /// <summary>
    /// Two trees of one structure, combined leaf by leaf over the trainable tensors; the rest is the first's. Places are one leaf where they are in both.
    /// </summary>
    /// <exception cref="TreeException">The structures differ.</exception>
    public static T Zip<T>(T a, T b, Func<Tensor, Tensor, Tensor> f) where T : notnull
    {
        if (a is Tensor x && b is Tensor y) return (T)(object)f(x, y);
        var (first, second) = Aligned("Tree.Zip", a, b);
        return first.Zip(second, f);
    }

    /// <summary>
    /// a + share (b - a) over the trainable tensors: the way from one tree to another, such as an average of weights; the rest is the first's.
    /// </summary>
    /// <exception cref="TreeException">The structures differ.</exception>
    public static T Lerp<T>(T a, T b, double share) where T : notnull => Zip(a, b, (x, y) => x + share * (y - x));

    /// <summary>f(... f(f(seed, leaf₀), leaf₁) ..., leafₙ) over the trainable tensors.</summary>
    public static S Fold<T, S>(T tree, S seed, Func<S, Tensor, S> f) where T : notnull
    {
        if (tree is Tensor only) return f(seed, only);
        foreach (var leaf in Flatten(tree).Trainable.All) seed = f(seed, leaf);
        return seed;
    }

    /// <summary>The trainable tensors with their paths, in the order of <see cref="Map{T}(T, Func{Tensor, Tensor})"/>.</summary>
    public static ImmutableArray<(TreePath Path, Tensor Value)> Leaves<T>(T tree) where T : notnull =>
        [.. Places(tree).Where(place => place.TiedTo is null).Select(place => (place.Path, place.Value))];

    /// <summary>Every record, class and layer a tree is made of, itself included, outer before inner, with its path (Flux's modules).</summary>
    public static ImmutableArray<(TreePath Path, object Module)> Modules<T>(T tree) where T : notnull => [.. Detailed(tree).Detail.Modules];

    /// <summary>
    /// The same tree with every floating-point tensor in another floating-point type; integers and masks stay, and in half precision so do the norms that keep
    /// running statistics, as in Flux.
    /// </summary>
    public static T Cast<T>(T tree, DType type) where T : notnull
    {
        if (!type.IsFloating())
        {
            throw new ArgumentException(
                $"Tree.Cast: models are cast between floating-point types, {type} is none; Float32 or Float64 would fit.", nameof(type));
        }
        var kept = type is DType.Float16 or DType.BFloat16 && tree is not Tensor
            ? Modules(tree).Where(part => part.Module is IKeepsPrecision).SelectMany(part => Tensors(part.Module))
                .ToHashSet<Tensor>(ReferenceEqualityComparer.Instance)
            : [];
        return MapAll(tree, x => x.DType.IsFloating() && !kept.Contains(x) ? x.Cast(type) : x);
    }

    /// <summary>
    /// True if the structures are equal and every pair of tensors, trainable or not, is close; numbers and functions beside them are not compared.
    /// </summary>
    public static bool AllClose<T>(T a, T b, double relative = 1e-5, double absolute = 1e-8) where T : notnull
    {
        if (!SameStructure(a, b)) return false;
        var (first, second) = (Tensors(a), Tensors(b));
        return first.Zip(second).All(pair => pair.First.AllClose(pair.Second, relative, absolute));
    }

    /// <summary>As <see cref="Map{T}(T, Func{Tensor, Tensor})"/>, and into <see cref="NonTrainable"/>; null stays null.</summary>
    internal static T MapAll<T>(T tree, Func<Tensor, Tensor> f)
    {
        var once = Mapping.Once(f);
        return Walk(tree, new(once, once));
    }

    /// <summary>As <see cref="MapAll"/>, f being asked at every place anew.</summary>
    internal static T MapPlaces<T>(T tree, Func<Tensor, Tensor> f) => Walk(tree, new(f, f));

    /// <summary>The tensors of a tree side by side.</summary>
    internal static Flat<T> Flatten<T>(T tree)
    {
        var scan = Scanned(tree);
        return new(tree, scan.Trainable, scan.Others, scan.Structure);
    }

    /// <summary>Two trees of one structure, flat.</summary>
    /// <exception cref="TreeException">The structures differ.</exception>
    internal static (Flat<T> First, Flat<T> Second) Aligned<T>(string operation, T a, T b) where T : notnull
    {
        var (first, second) = (Flatten(a), Flatten(b));
        CheckAligned(operation, first, second);
        return (first, second);
    }

    /// <exception cref="TreeException">The structures differ.</exception>
    internal static void CheckAligned<T>(string operation, Flat<T> a, Flat<T> b) where T : notnull
    {
        if (a.Structure != b.Structure) throw Differ(operation, a.Tree, b.Tree);
    }

    /// <summary>Every place of a trainable tensor with its path, and the first place of the same tensor where that is an earlier one.</summary>
    internal static IEnumerable<(TreePath Path, Tensor Value, int? TiedTo)> Places<T>(T tree) where T : notnull
    {
        var (scan, detail) = Detailed(tree);
        return detail.Entries.Where(entry => entry.Kind == EntryKind.Trainable)
            .Select((entry, place) => (entry.Path, (Tensor)entry.Value, scan.Trainable.TiedTo(place)));
    }

    /// <summary>A gradient by places with the sum over all places of a tensor at each of them: the gradient where such a tensor is one leaf.</summary>
    internal static T Gathered<T>(string operation, T tree, T gradient) where T : notnull
    {
        if (tree is Tensor) return gradient;
        var (flat, derivative) = Aligned(operation, tree, gradient);
        return flat.IsUntied ? gradient : flat.UnflattenLeaves(flat.Gathered(derivative));
    }

    /// <summary>The same structure with f of every module, the inner ones first, where the variable that holds it takes f's result.</summary>
    internal static T MapModules<T>(T tree, Func<IModule, IModule> f) where T : notnull => Walk(tree, new(x => x, nonTrainable: null, module: f));

    /// <summary>Whether two trees agree in run-time types, absent parts, union cases, counts and keys.</summary>
    internal static bool SameStructure<T>(T a, T b) where T : notnull => Flatten(a).Structure == Flatten(b).Structure;

    /// <summary>The members, items or entries of a value one level down, by name.</summary>
    internal static IEnumerable<(string Name, object? Value)> Children(object value)
    {
        var detail = new Detail(deep: false);
        Shapes.Node<object>().Scan(value, new(detail));
        return detail.Children;
    }

    internal static T Walk<T>(T tree, Mapping mapping)
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

    private static Scan Scanned<T>(T tree)
    {
        var scan = new Scan();
        try
        {
            Shapes.Node<T>().Scan(tree, scan);
        }
        catch (TreeException)
        {
            Detailed(tree); // as above
            throw;
        }
        return scan;
    }

    private static (Scan Scan, Detail Detail) Detailed<T>(T tree)
    {
        var detail = new Detail(deep: true);
        var scan = new Scan(detail);
        Shapes.Node<T>().Scan(tree, scan);
        return (scan, detail);
    }

    /// <summary>Every tensor at every place, trainable or not.</summary>
    internal static IEnumerable<Tensor> Tensors<T>(T tree) where T : notnull => Entries(tree).Select(entry => entry.Value).OfType<Tensor>();

    private static TreeException Differ<T>(string operation, T a, T b) where T : notnull
    {
        var (first, second) = (Detailed(a).Detail.Words, Detailed(b).Detail.Words);
        int i = 0;
        while (i < first.Count && i < second.Count && first[i] == second[i]) i++;
        return new($"{operation}: the two trees differ in structure: the first has {At(first, i)}, the second {At(second, i)}. Equal structures would fit.");
    }

    private static string At(List<(TreePath Path, string What)> words, int i) =>
        i >= words.Count ? "nothing there" : words[i].Path.Parts.IsEmpty ? words[i].What : $"{words[i].Path} {words[i].What}";
}
