namespace Flux.Kernels;

/// <summary>
/// Bytes that lie together, copied by all threads: where memory is fresh, its first touch costs up to twenty times as much as the copy, and only threads share
/// that.
/// </summary>
internal static unsafe class FlatCopy
{
    private const int ParallelFrom = 1 << 20, Piece = 1 << 18, LargeFrom = 1 << 24, HugePage = 2 << 20;

    /// <summary>Copies so many bytes from x to y.</summary>
    internal static void Run(byte* x, byte* y, long bytes)
    {
        // Two threads that first touch one huge page wait for each other.
        long piece = bytes < ParallelFrom ? Math.Max(1, bytes) : bytes < LargeFrom ? Piece : HugePage;
        Workers.Run(Workers.Chunks(bytes, piece), new Job(x, y, bytes, piece));
    }

    private readonly struct Job(byte* x, byte* y, long bytes, long share) : IJob
    {
        public void Run(int chunk)
        {
            long start = chunk * share, length = Math.Min(share, bytes - start);
            Buffer.MemoryCopy(x + start, y + start, length, length);
        }
    }
}
