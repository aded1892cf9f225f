using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Flux.Kernels;

/// <summary>
/// Blocks of pinned arrays, in huge pages where the system has them: their first touch costs a sixth, and walking through them less. A span of a block keeps
/// its array alive, so memory that was handed out can never be another tensor's.
/// </summary>
internal sealed unsafe partial class HostBlocks : IBlockSource
{
    private const int Alignment = 64, HugePage = 2 << 20, HugePages = 14, Collapse = 25;
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
        if (advises) AdviseHugePages(block, block + (nint)bytes);
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

    /// <summary>
    /// Huge pages for what a block fills, and one for where it begins: arrays lie side by side, so that the page is whole only now, after what came before has
    /// touched its small pages, which are copied together.
    /// </summary>
    private static void AdviseHugePages(nint block, nint end)
    {
        nint first = Up(block, HugePage), whole = (end - first) & -HugePage;
        if (whole > 0) Advise(first, whole, HugePages);
        if (whole >= 0 && block < first) Advise(first - HugePage, HugePage, Collapse);
    }

    private static void Advise(nint from, nint bytes, int advice)
    {
        try
        {
            // Only a hint: a kernel that has no huge pages, or copies none together (before 6.1), refuses it, and nothing is lost.
            _ = Madvise((void*)from, (nuint)bytes, advice);
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
