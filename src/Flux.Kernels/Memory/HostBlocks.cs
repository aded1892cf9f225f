using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Flux.Kernels;

/// <summary>
/// Blocks of pinned arrays, in huge pages where the system has them: their first touch costs a sixth. A span of a block keeps its array alive, so memory that
/// was handed out can never be another tensor's.
/// </summary>
internal sealed unsafe partial class HostBlocks : IBlockSource
{
    private const long HugePage = 2 << 20;
    private const int Alignment = 64, AdviseHugePages = 14;
    private static bool advises = OperatingSystem.IsLinux();
    private readonly ConcurrentDictionary<nint, UInt128[]> arrays = new();

    public bool OnHost => true;

    public long Limit { get; } = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    public nint Allocate(long bytes)
    {
        // Of the widest number, so that a block holds as many elements of any type as a shape has.
        long words = (bytes + Alignment) / sizeof(UInt128) + 1;
        if (words > Array.MaxLength)
        {
            throw new InsufficientMemoryException($"A block of {bytes} bytes; up to {(long)Array.MaxLength * sizeof(UInt128)} would fit in one.");
        }
        var array = GC.AllocateUninitializedArray<UInt128>((int)words, pinned: true);
        nint block = Up(Marshal.UnsafeAddrOfPinnedArrayElement(array, 0), Alignment);
        arrays[block] = array;
        nint first = Up(block, HugePage);
        if (advises && block + bytes - first >= HugePage) Advise((void*)first, (block + bytes - first) & -HugePage);
        return block;
    }

    public void Free(nint block, long bytes) => arrays.TryRemove(block, out _);

    /// <summary>Elements of a block as a span, which keeps the array alive after the block is freed.</summary>
    internal ReadOnlySpan<T> Span<T>(nint block, long start, int count) where T : unmanaged
    {
        var array = arrays[block];
        nint offset = block - Marshal.UnsafeAddrOfPinnedArrayElement(array, 0) + (nint)start * sizeof(T);
        ref byte first = ref Unsafe.As<UInt128, byte>(ref MemoryMarshal.GetArrayDataReference(array));
        return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<byte, T>(ref Unsafe.AddByteOffset(ref first, offset)), count);
    }

    private static nint Up(nint address, long multiple) => (nint)((address + multiple - 1) & -multiple);

    private static void Advise(void* block, long bytes)
    {
        try
        {
            // Only a hint: a kernel without huge pages refuses it, and nothing is lost.
            _ = Madvise(block, (nuint)bytes, AdviseHugePages);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            advises = false;
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Madvise(void* address, nuint length, int advice);
}
