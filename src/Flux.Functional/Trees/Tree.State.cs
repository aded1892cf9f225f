using System.Collections.Immutable;

namespace Flux;

public static partial class Tree
{
    /// <summary>Every tensor of a tree, trainable or not, by its path: <c>encoder.Weight</c> (Flux's state). Weights of another origin are put in by <see cref="LoadState"/>.</summary>
    public static ImmutableDictionary<string, Tensor> State<T>(T tree) where T : notnull =>
        Arrays(tree).ToImmutableDictionary(entry => entry.Path.ToString(), entry => (Tensor)entry.Value, StringComparer.Ordinal);

    /// <summary>
    /// The same tree with the tensors of a state in their places, each in the type and on the device of the one it replaces (Flux's loadmodel!). Parts alone are
    /// loaded by <c>LoadState(model, State(model).SetItems(parts))</c>.
    /// </summary>
    /// <exception cref="TreeException">Tensors are missing, extra or of another shape; the message lists them.</exception>
    public static T LoadState<T>(T tree, IReadOnlyDictionary<string, Tensor> state) where T : notnull
    {
        var problems = new List<string>();
        var places = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in Arrays(tree))
        {
            string name = entry.Path.ToString();
            places.Add(name);
            var shape = ((Tensor)entry.Value).Shape;
            if (!state.TryGetValue(name, out var x)) problems.Add($"{name} {shape} is missing");
            else if (x.Shape != shape) problems.Add($"{name} is {x.Shape}, {shape} would fit");
        }
        problems.AddRange(state.Keys.Where(name => !places.Contains(name)).Order(StringComparer.Ordinal).Select(name => $"{name} is extra"));
        if (problems.Count > 0)
        {
            throw new TreeException(
                $"Tree.LoadState: the state does not fit this {typeof(T).Name}: {string.Join("; ", problems.Take(20))}{(problems.Count > 20 ? $"; and {problems.Count - 20} more" : "")}.");
        }
        return Rewrite(tree, (path, old) => old is Tensor x ? state[path.ToString()].Cast(x.DType).To(x.Device) : old);
    }

    private static IEnumerable<TreeEntry> Arrays<T>(T tree) where T : notnull => Entries(tree).Where(entry => entry.Value is Tensor);
}
