using System.Collections.Immutable;
using System.Text;

namespace Flux;

/// <summary>PyTorch's conventions for the weights of a model.</summary>
public static class Torch
{
    /// <summary>
    /// The names and layouts that a model's tensors have in the state_dict of a PyTorch model: those of Linear, Bilinear, Conv and ConvTranspose of 1
    /// to 3 dimensions, BatchNorm, InstanceNorm, LayerNorm, GroupNorm, Embedding, EmbeddingBag, RNN, LSTM, GRU and their cells, and
    /// MultiheadAttention. Weights as safetensors and NumPy files have them arrive with sizes in reverse order; linear maps are then transposed,
    /// windows of Conv and ConvTranspose turned round, those of <see cref="Flux.CrossCor"/> are the same bytes. The sum of the two biases of a
    /// recurrent layer is loaded, and saved as the first, the second being 0, but for the candidate of a Gru, which may have a second bias of its
    /// own. Tensors outside such layers keep their layout.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="module">
    /// What the module at a path is called there, the place of the array's own name being <c>*</c>, or behind a dot: <c>Layers[0]</c> to <c>fc1</c>, or to
    /// <c>rnn.*_l1_reverse</c> for the second layer backwards of an LSTM. Null or by default: names of a chain as they are, its other layers by their numbers,
    /// members in snake_case, <c>rnn.*_l0</c> for a recurrent layer.
    /// </param>
    public static StateNames Names<T>(T model, Func<string, string?>? module = null) where T : notnull
    {
        var (loading, saving) = (ImmutableArray.CreateBuilder<NamedArray>(), ImmutableArray.CreateBuilder<NamedArray>());
        var met = new List<TreePath>();
        foreach (var (path, part) in Tree.Modules(model))
        {
            if (met.Exists(path.IsWithin) || TorchArrays.Of(part) is not { } arrays) continue;
            met.Add(path);
            string here = path.ToString(), there = Pattern(module?.Invoke(here) ?? $"{Name(path)}{(arrays.IsOverTime ? "*_l0" : "")}");
            loading.AddRange(arrays.Loading.Select(array => new NamedArray(
                Joined(here, array.Name), [.. array.Sources.Select(name => Joined(there, name))], array.Make)));
            saving.AddRange(arrays.Saving.Select(array => new NamedArray(
                Joined(there, array.Name), [.. array.Sources.Select(name => Joined(here, name))], array.Make)));
        }
        foreach (var entry in Tree.Entries(model).Where(entry => entry.Value is Tensor && !met.Exists(entry.Path.IsWithin)))
        {
            var (here, owner) = ($"{entry.Path}", new TreePath(entry.Path.Parts.IsDefaultOrEmpty ? [] : entry.Path.Parts[..^1]));
            string own = Name(new(entry.Path.Parts.IsDefaultOrEmpty ? [] : entry.Path.Parts[^1..]));
            string there = Joined(Pattern(module?.Invoke($"{owner}") ?? Name(owner)), own);
            loading.Add(new(here, [there], NamedArray.Same));
            saving.Add(new(there, [here], NamedArray.Same));
        }
        return new(loading.ToImmutable(), saving.ToImmutable(), name => name.EndsWith("num_batches_tracked", StringComparison.Ordinal));
    }

    /// <summary>A module's name as a pattern of its arrays' names, with one <c>*</c>.</summary>
    private static string Pattern(string module)
    {
        int star = module.IndexOf('*');
        if (star > 0 && module[star - 1] is not ('.' or '_')) module = module.Insert(star, ".");
        return star >= 0 || module.Length == 0 ? module : $"{module}.*";
    }

    private static string Joined(string module, string array) =>
        module.Contains('*') ? module.Replace("*", array, StringComparison.Ordinal) : module.Length == 0 ? array : $"{module}.{array}";

    /// <summary>A path in PyTorch's words: <c>encoder.Layers[0]</c> is <c>encoder.0</c>, <c>HiddenLayer</c> is <c>hidden_layer</c>.</summary>
    private static string Name(TreePath path)
    {
        var parts = path.Parts.IsDefault ? [] : path.Parts;
        var names = new List<string>();
        for (int i = 0; i < parts.Length; i++)
        {
            bool isList = parts[i] == "Layers" && i + 1 < parts.Length && parts[i + 1].StartsWith('[');
            if (!isList) names.Add(parts[i].StartsWith('[') ? parts[i].Trim('[', ']') : Snake(parts[i]));
        }
        return string.Join('.', names);
    }

    private static string Snake(string member)
    {
        var text = new StringBuilder();
        for (int i = 0; i < member.Length; i++)
        {
            bool begins = i > 0 && char.IsUpper(member[i]) && (char.IsLower(member[i - 1]) || i + 1 < member.Length && char.IsLower(member[i + 1]));
            if (begins && member[i - 1] != '_') text.Append('_');
            text.Append(char.ToLowerInvariant(member[i]));
        }
        return text.ToString();
    }
}
