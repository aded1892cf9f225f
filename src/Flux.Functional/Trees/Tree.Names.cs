using System.Collections.Immutable;

namespace Flux;

public static partial class Tree
{
    /// <summary>Every tensor under the name and in the layout that it has elsewhere: what a file of weights for that place holds.</summary>
    /// <exception cref="TreeException">The names speak of paths that the tree has not.</exception>
    public static ImmutableSortedDictionary<string, Tensor> State<T>(T tree, StateNames names) where T : notnull
    {
        var problems = new List<string>();
        var state = Made(names.Saving, State(tree), "the tree", problems);
        return problems.Count == 0 ? state : throw Unfit("Tree.State", problems, "Names that were made for this tree would fit.");
    }

    /// <summary>
    /// The same tree with weights of other names and layouts, each cast to the type and moved to the device of the one it replaces:
    /// <c>Tree.LoadState(model, Safetensors.Open(path).Tensors(), Torch.Names(model))</c>. A tensor at several places may have the name of one of them
    /// only, as in files of tied weights.
    /// </summary>
    /// <param name="tree">Gives the structure.</param>
    /// <param name="weights">Tensors by their names elsewhere.</param>
    /// <param name="names">How they are called and laid out there.</param>
    /// <exception cref="TreeException">A weight is missing, has no place in the tree, or another shape; all such are named.</exception>
    public static T LoadState<T>(T tree, IReadOnlyDictionary<string, Tensor> weights, StateNames names) where T : notnull
    {
        var problems = new List<string>();
        var tensors = Arrays(tree).ToDictionary(entry => entry.Path.ToString(), entry => (Tensor)entry.Value);
        var twins = Twins(tensors);
        var given = names.Loading.Where(array => array.Sources.All(weights.ContainsKey)).Select(array => array.Name).ToHashSet(StringComparer.Ordinal);
        bool IsElsewhere(NamedArray array) => !array.Sources.Any(weights.ContainsKey) && twins.GetValueOrDefault(array.Name, []).Any(given.Contains);
        var state = Made(names.Loading.RemoveAll(IsElsewhere), weights, "the weights", problems);
        var used = names.Loading.SelectMany(array => array.Sources).ToHashSet(StringComparer.Ordinal);
        problems.AddRange(weights.Keys.Where(name => !used.Contains(name) && !names.Ignores(name)).Select(name => $"{name} is only in the weights"));
        problems.AddRange(
            from array in names.Loading
            where state.ContainsKey(array.Name) && tensors.ContainsKey(array.Name) && state[array.Name].Shape != tensors[array.Name].Shape
            let makes = array.Sources.Length == 1 ? "makes" : "make"
            select $"{array.Name} is {tensors[array.Name].Shape}, {Met(array, weights)} {makes} {state[array.Name].Shape}");
        if (problems.Count > 0) throw Unfit("Tree.LoadState", problems, "Weights of a model of this structure would fit.");
        return LoadState(tree, state);
    }

    private static ImmutableSortedDictionary<string, Tensor> Made(
        ImmutableArray<NamedArray> arrays, IReadOnlyDictionary<string, Tensor> from, string where, List<string> problems)
    {
        var made = ImmutableSortedDictionary.CreateBuilder<string, Tensor>(StringComparer.Ordinal);
        foreach (var array in arrays)
        {
            string[] missing = [.. array.Sources.Where(source => !from.ContainsKey(source))];
            if (missing.Length > 0)
            {
                problems.Add($"{string.Join(" and ", missing)}, for {array.Name}, {(missing.Length == 1 ? "is" : "are")} missing in {where}");
                continue;
            }
            try
            {
                made[array.Name] = array.Make([.. array.Sources.Select(source => from[source])]);
            }
            catch (Exception e) when (e is ArgumentException or InvalidOperationException)
            {
                problems.Add($"{array.Name} cannot be made of {Met(array, from)}: {e.Message.TrimEnd('.')}");
            }
        }
        return made.ToImmutable();
    }

    private static string Met(NamedArray array, IReadOnlyDictionary<string, Tensor> from) =>
        string.Join(" and ", array.Sources.Select(name => $"{name} {from[name].Shape}"));

    private static TreeException Unfit(string operation, IReadOnlyList<string> problems, string fits)
    {
        const int Shown = 10;
        string more = problems.Count > Shown ? $"; and {problems.Count - Shown} more" : "";
        return new($"{operation}: {string.Join("; ", problems.Take(Shown))}{more}. {fits}");
    }
}
