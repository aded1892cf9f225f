namespace Flux.Kernels;

/// <summary>
/// The debugging mode of a pool: what was returned is filled with a NaN pattern, rests in quarantine, and is checked before it is used
/// again, so that late reads show as NaN and late writes are found.
/// </summary>
internal sealed unsafe class Poison
{
    private const uint Pattern = 0x7fedbeef;
    private const int Quarantine = 64;
    private const long LargestResting = 1 << 20, Piece = 1 << 30;

    private readonly Lock gate = new();
    private readonly Queue<(nint Block, int SizeClass)> resting = new();
    private readonly Dictionary<nint, string> reasons = [];

    internal void Fill(nint block, long bytes)
    {
        for (long start = 0; start < bytes; start += Piece) Words(block, bytes, start).Fill(Pattern);
    }

    /// <summary>Quarantines a block and gives out the one that has rested longest, or none while few rest. Large blocks do not rest.</summary>
    internal (nint Block, int SizeClass) Exchange(nint block, int sizeClass, long bytes, string reason)
    {
        Fill(block, bytes);
        lock (gate)
        {
            reasons[block] = reason;
            if (bytes > LargestResting) return (block, sizeClass);
            resting.Enqueue((block, sizeClass));
            return resting.Count > Quarantine ? resting.Dequeue() : default;
        }
    }

    /// <summary>Ends the quarantine of all blocks.</summary>
    internal (nint Block, int SizeClass)[] Release()
    {
        lock (gate)
        {
            (nint Block, int SizeClass)[] released = [.. resting];
            resting.Clear();
            return released;
        }
    }

    /// <summary>Throws if someone wrote into a block since it was filled.</summary>
    internal void Verify(nint block, long bytes)
    {
        for (long start = 0; start < bytes; start += Piece)
        {
            int written = Words(block, bytes, start).IndexOfAnyExcept(Pattern);
            if (written < 0) continue;
            string reason;
            lock (gate) reason = reasons.GetValueOrDefault(block, "it was never used");
            throw new InvalidOperationException(
                $"Poison: a block of {bytes} bytes was written at byte {start + written * sizeof(uint)} after it went back to the pool because "
                + $"{reason}; some kernel kept its pointer.");
        }
    }

    private static Span<uint> Words(nint block, long bytes, long start) => new((byte*)block + start, (int)(Math.Min(Piece, bytes - start) / sizeof(uint)));
}
