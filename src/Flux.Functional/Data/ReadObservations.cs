namespace Flux;

/// <summary>Observations that a function reads when they are wanted, such as lines or images of files.</summary>
internal sealed class ReadObservations<T>(int count, Func<int, T> read) : IObservations<IReadOnlyList<T>> where T : notnull
{
    public int Count => count;
    public IReadOnlyList<T> Range(int start, int length) => [.. Enumerable.Range(start, length).Select(Read)];
    public IReadOnlyList<T> Pick(ReadOnlySpan<int> numbers) => [.. numbers.ToArray().Select(Read)];
    private T Read(int number) => Returned.Of("Data.Loader", read(number), "an observation");
}
