namespace Flux;

public static partial class Tree
{
    /// <summary>
    /// Trees of one structure as one: the first with f of what all of them hold in each place, trainable or not. Places that are one tensor in every tree stay
    /// one.
    /// </summary>
    /// <param name="operation">Who asks, for messages.</param>
    /// <param name="one">What a tree is, for messages.</param>
    /// <param name="trees">One or more.</param>
    /// <param name="f">Is asked once for the same tensors.</param>
    /// <exception cref="ArgumentException">A tree holds another number of tensors than the first.</exception>
    internal static T Together<T>(string operation, string one, IReadOnlyList<T> trees, Func<Tensor[], Tensor> f) where T : notnull
    {
        Tensor[][] all = [.. trees.Select(tree => Tensors(tree).ToArray())];
        int odd = Array.FindIndex(all, tensors => tensors.Length != all[0].Length);
        if (odd >= 0)
        {
            throw new ArgumentException(
                $"{operation}: {one} 0 holds {all[0].Length} tensors, {one} {odd} holds {all[odd].Length}; trees of one structure would fit.", nameof(trees));
        }
        var results = new List<Tensor>();
        return MapPlaces(trees[0], _ =>
        {
            int place = results.Count, earlier = 0;
            while (!Array.TrueForAll(all, tensors => tensors[earlier].Leaf == tensors[place].Leaf)) earlier++;
            results.Add(earlier < place ? results[earlier] : f(Array.ConvertAll(all, tensors => tensors[place])));
            return results[place];
        });
    }
}
