namespace Flux.Kernels;

/// <summary>The elementwise function that returns its argument: a broadcast of elements of any type, taken as integers of their size.</summary>
internal static unsafe class RepeatTiles
{
    internal static TileKernel Kernel(int elementBytes)
    {
        delegate*<void*, Tile*, void> code = elementBytes switch { 1 => &Run<byte>, 2 => &Run<ushort>, 4 => &Run<uint>, _ => &Run<ulong> };
        return new(code, null, elementBytes, elementBytes, elementBytes, elementBytes);
    }

    private static void Run<T>(void* state, Tile* tile) where T : unmanaged
    {
        int count = (int)tile->Count;
        for (nint row = tile->Rows; row > 0; row--, tile->NextRow())
        {
            T* a = (T*)tile->A;
            var y = new Span<T>(tile->Y, count);
            if (tile->RepeatA) y.Fill(*a);
            else new ReadOnlySpan<T>(a, count).CopyTo(y);
        }
    }
}
