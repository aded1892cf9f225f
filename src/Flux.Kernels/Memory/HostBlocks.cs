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
    private readonly ConcurrentDictionary<nint, ulong[]> arrays = new();

    public bool OnHost => true;

    public nint Allocate(long bytes)
    {
        ulong[] array = GC.AllocateUninitializedArray<ulong>(checked((int)((bytes + Alignment) / sizeof(ulong) + 1)), pinned: true);
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
        ulong[] array = arrays[block];
        nint offset = block - Marshal.UnsafeAddrOfPinnedArrayElement(array, 0) + (nint)start * sizeof(T);
        ref byte first = ref Unsafe.As<ulong, byte>(ref MemoryMarshal.GetArrayDataReference(array));
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
