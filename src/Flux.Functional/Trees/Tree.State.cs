using System.Collections.Immutable;

namespace Flux;

public static partial class Tree
{
    /// <summary>Every tensor by its path, trainable or not (Flux.state): what a file of weights holds.</summary>
    public static ImmutableSortedDictionary<string, Tensor> State<T>(T tree) where T : notnull => Arrays(tree)
        .ToImmutableSortedDictionary(entry => entry.Path.ToString(), entry => (Tensor)entry.Value, StringComparer.Ordinal);

    /// <summary>
    /// The same tree with the tensors of a state, each cast to the type and moved to the device of the one it replaces (Flux's loadmodel!). What is one tensor
    /// in the state stays one, and so do places of one tensor of the tree whose numbers in the state are equal; a state may have it at one of them only.
    /// </summary>
    /// <param name="tree">Gives the structure.</param>
    /// <param name="state">Tensors by path.</param>
    /// <param name="where">Which paths are loaded; all by default. Others keep their tensors and may be absent from the state.</param>
    /// <exception cref="TreeException">A path is missing in the state or in the tree, or the shapes differ; all such paths are named.</exception>
    public static T LoadState<T>(T tree, IReadOnlyDictionary<string, Tensor> state, Func<TreePath, bool>? where = null) where T : notnull
    {
        var wanted = Arrays(tree).Where(entry => where?.Invoke(entry.Path) ?? true).ToDictionary(entry => entry.Path.ToString(), entry => (Tensor)entry.Value);
        var twins = Twins(wanted);
        string? Source(string path) => state.ContainsKey(path) ? path : twins[path].FirstOrDefault(state.ContainsKey);
        string[] problems =
        [
            .. wanted.Keys.Where(path => Source(path) is null).Select(path => $"{path} is missing in the state"),
            .. where is null ? state.Keys.Where(path => !wanted.ContainsKey(path)).Select(path => $"{path} is only in the state") : [],
            .. wanted.Where(pair => state.TryGetValue(pair.Key, out var loaded) && loaded.Shape != pair.Value.Shape)
                .Select(pair => $"{pair.Key} is {pair.Value.Shape}, in the state {state[pair.Key].Shape}"),
        ];
        if (problems.Length > 0) throw Unfit("Tree.LoadState", problems, "A state of a model of this structure would fit.");
        return Rewrite(tree, (path, value) => value is Tensor && wanted.ContainsKey(path.ToString()) ? state[Source(path.ToString())!] : value);
    }

    /// <summary>For every path those that have the same tensor, itself among them.</summary>
    private static Dictionary<string, string[]> Twins(IReadOnlyDictionary<string, Tensor> tensors) => tensors
        .GroupBy(pair => pair.Value, pair => pair.Key, (IEqualityComparer<object>)ReferenceEqualityComparer.Instance)
        .Select(group => group.ToArray())
        .SelectMany(paths => paths, (paths, path) => (path, paths))
        .ToDictionary(pair => pair.path, pair => pair.paths);

    private static IEnumerable<TreeEntry> Arrays<T>(T tree) where T : notnull => Entries(tree).Where(entry => entry.Value is Tensor);
}
