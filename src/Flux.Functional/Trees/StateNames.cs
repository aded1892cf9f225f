using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Flux.Kernels;

namespace Flux;

/// <summary>
/// How the tensors of a tree are called and laid out elsewhere: for each of its paths the arrays there that it is made of, and for each array there the paths
/// it is made of. <see cref="Torch.Names{T}"/> makes those of PyTorch.
/// </summary>
[JsonConverter(typeof(BsonOnly))]
public sealed class StateNames
{
    internal StateNames(ImmutableArray<NamedArray> loading, ImmutableArray<NamedArray> saving, Func<string, bool>? ignores = null) =>
        (Loading, Saving, Ignores) = (loading, saving, ignores ?? (_ => false));

    /// <summary>For each path here, what it is made of there.</summary>
    internal ImmutableArray<NamedArray> Loading { get; }

    /// <summary>For each name there, what it is made of here.</summary>
    internal ImmutableArray<NamedArray> Saving { get; }

    /// <summary>Which names there have no place here.</summary>
    internal Func<string, bool> Ignores { get; }

    /// <summary>Tensors that have other names there and are the same.</summary>
    /// <param name="names">By path here, the name there.</param>
    public static StateNames Of(IReadOnlyDictionary<string, string> names) => new(
        [.. names.Select(pair => new NamedArray(pair.Key, [pair.Value], NamedArray.Same))],
        [.. names.Select(pair => new NamedArray(pair.Value, [pair.Key], NamedArray.Same))]);

    /// <summary>These names with another one for a tensor, which is laid out in another way there.</summary>
    /// <param name="path">Where it sits here.</param>
    /// <param name="name">What it is called there.</param>
    /// <param name="load">The tensor here from the one there; the same by default.</param>
    /// <param name="save">The tensor there from the one here; the same by default.</param>
    public StateNames With(string path, string name, Func<Tensor, Tensor>? load = null, Func<Tensor, Tensor>? save = null)
    {
        var (old, others) = (Loading.Where(array => array.Name == path).SelectMany(array => array.Sources).ToHashSet(), Loading.Where(a => a.Name != path));
        return new(
            [.. others, new NamedArray(path, [name], xs => load is null ? xs[0] : load(xs[0]))],
            [.. Saving.Where(array => array.Name != name && !(old.Contains(array.Name) && array.Sources is [var only] && only == path)),
                new NamedArray(name, [path], xs => save is null ? xs[0] : save(xs[0]))],
            Ignores);
    }

    /// <summary>These names but for some there that have no place here, such as counters.</summary>
    /// <param name="ignores">True for a name there that is passed over.</param>
    public StateNames Without(Func<string, bool> ignores)
    {
        var earlier = Ignores;
        return new(Loading, Saving, name => earlier(name) || ignores(name));
    }
}

/// <summary>An array made of arrays of other names.</summary>
/// <param name="Name">What it is called where it goes.</param>
/// <param name="Sources">What they are called where they come from.</param>
/// <param name="Make">It from them.</param>
internal sealed record NamedArray(string Name, ImmutableArray<string> Sources, Func<Tensor[], Tensor> Make)
{
    internal static readonly Func<Tensor[], Tensor> Same = xs => xs[0];
}
