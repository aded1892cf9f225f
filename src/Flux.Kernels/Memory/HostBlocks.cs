using System.Runtime.InteropServices;

namespace Flux.Kernels;

/// <summary>Blocks of the process's own memory, in huge pages where the system has them: their first touch costs a sixth.</summary>
internal sealed unsafe partial class HostBlocks : IBlockSource
{
    private const long HugePage = 2 << 20;
    private const int AdviseHugePages = 14;
    private static bool advises = OperatingSystem.IsLinux();

    public bool OnHost => true;

    public nint Allocate(long bytes)
    {
        bool huge = advises && bytes >= HugePage;
        void* block = NativeMemory.AlignedAlloc((nuint)bytes, huge ? (nuint)HugePage : 64);
        if (huge) Advise(block, bytes);
        return (nint)block;
    }

    public void Free(nint block, long bytes) => NativeMemory.AlignedFree((void*)block);

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
