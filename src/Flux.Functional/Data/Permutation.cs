namespace Flux;

/// <summary>Shuffled orders.</summary>
internal static class Permutation
{
    /// <summary>The numbers below n in an order that follows from the key: sorted by random numbers, ties by themselves.</summary>
    internal static int[] Of(Key key, int n)
    {
        var order = new int[n];
        var draws = new ulong[n];
        for (int i = 0; i < n; i++) (order[i], draws[i]) = (i, key[i].Bits);
        Array.Sort(draws, order);
        return order;
    }
}
