namespace Flux;

/// <summary>Shuffled orders.</summary>
internal static class Permutation
{
    // One key often serves the weights, the order and the steps of a run: orders come from a branch of their own.
    private const long Branch = long.MinValue;

    /// <summary>The numbers below n in an order that follows from the key: sorted by random numbers, ties by themselves.</summary>
    internal static int[] Of(Key key, int n)
    {
        var orders = key[Branch];
        var order = new int[n];
        var draws = new ulong[n];
        for (int i = 0; i < n; i++) (order[i], draws[i]) = (i, orders[i].Bits);
        Array.Sort(draws, order);
        return order;
    }
}
