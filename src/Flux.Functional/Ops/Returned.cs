namespace Flux;

/// <summary>What a function of a user's gave, where null would not do.</summary>
internal static class Returned
{
    internal const string Number = "a tensor of one number", Tree = "a tensor, or a value that holds tensors,";

    /// <param name="operation">Who called it; its text is asked for only where it is needed.</param>
    /// <param name="result">What it gave.</param>
    /// <param name="fitting">What would fit instead of null.</param>
    /// <param name="giver">What gave it.</param>
    /// <exception cref="ArgumentException">It is null.</exception>
    internal static T Of<T>(object operation, T? result, string fitting, string giver = "the function") where T : notnull =>
        result ?? throw new ArgumentException($"{operation}: {giver} returned null; {fitting} would fit.");
}
