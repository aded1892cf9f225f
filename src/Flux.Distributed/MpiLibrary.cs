using System.Runtime.InteropServices;

namespace Flux.Distributed;

/// <summary>
/// The functions of MPI that this package calls, of OpenMPI or MPICH. The two differ in their handles: those of OpenMPI are addresses of exported symbols,
/// those of MPICH are numbers, which fit the lower half of an address in a call.
/// </summary>
internal sealed unsafe partial class MpiLibrary
{
    /// <summary>Of several threads one calls.</summary>
    private const int Funneled = 1;

    private static readonly string[] open = ["libmpi.so.40", "libmpi.so", "libmpi.dylib"];
    private static readonly string[] mpich = ["libmpich.so.12", "libmpi.so.12", "libmpich.so", "libmpich.dylib"];

    private readonly nint library, world, bytes, singles, doubles, sum, inPlace, noStatus;
    private readonly delegate* unmanaged<void*, void*, int, nint, nint, nint, int> allReduce;
    private readonly delegate* unmanaged<void*, int, nint, int, nint, int> broadcast;
    private readonly delegate* unmanaged<void*, int, nint, void*, int, nint, nint, int> allGather, allToAll;
    private readonly delegate* unmanaged<void*, int, nint, void*, int, nint, nint, nint*, int> startAllGather;
    private readonly delegate* unmanaged<nint*, int*, nint, int> test;

    private MpiLibrary(nint library, string name)
    {
        this.library = library;
        Name = name;
        bool isOpen = NativeLibrary.TryGetExport(library, "ompi_mpi_comm_world", out _);
        nint Handle(string symbol, int number) => isOpen ? NativeLibrary.GetExport(library, symbol) : number;
        world = Handle("ompi_mpi_comm_world", 0x44000000);
        bytes = Handle("ompi_mpi_byte", 0x4c00010d);
        singles = Handle("ompi_mpi_float", 0x4c00040a);
        doubles = Handle("ompi_mpi_double", 0x4c00080b);
        sum = Handle("ompi_mpi_op_sum", 0x58000003);
        (inPlace, noStatus) = isOpen ? (1, 0) : (-1, 1);
        allReduce = (delegate* unmanaged<void*, void*, int, nint, nint, nint, int>)Export("MPI_Allreduce");
        broadcast = (delegate* unmanaged<void*, int, nint, int, nint, int>)Export("MPI_Bcast");
        allGather = (delegate* unmanaged<void*, int, nint, void*, int, nint, nint, int>)Export("MPI_Allgather");
        allToAll = (delegate* unmanaged<void*, int, nint, void*, int, nint, nint, int>)Export("MPI_Alltoall");
        startAllGather = (delegate* unmanaged<void*, int, nint, void*, int, nint, nint, nint*, int>)Export("MPI_Iallgather");
        test = (delegate* unmanaged<nint*, int*, nint, int>)Export("MPI_Test");
        int provided;
        Check("MPI_Init_thread", ((delegate* unmanaged<int*, byte***, int, int*, int>)Export("MPI_Init_thread"))(null, null, Funneled, &provided));
        if (provided < Funneled)
        {
            throw new NotSupportedException($"Mpi.Start: {name} allows processes of one thread only; an MPI built with threads would fit.");
        }
        Rank = Number("MPI_Comm_rank");
        Size = Number("MPI_Comm_size");
        arrivals = (byte*)NativeMemory.AllocZeroed((nuint)(ArrivalBytes * (Size + 1)));
        arrived = (nint*)NativeMemory.AllocZeroed((nuint)sizeof(nint));
    }

    internal string Name { get; }
    internal int Rank { get; }
    internal int Size { get; }

    /// <summary>The MPI of the launcher, or the first that is here, started; FLUX_MPI names another.</summary>
    /// <exception cref="DllNotFoundException">There is none.</exception>
    /// <exception cref="InvalidOperationException">It is not that of the launcher.</exception>
    internal static MpiLibrary Start()
    {
        string[] names = Environment.GetEnvironmentVariable("FLUX_MPI") is { Length: > 0 } named ? [named]
            : Said("OMPI_COMM_WORLD_SIZE") is null && Said("PMI_SIZE") is not null ? [.. mpich, .. open]
            : [.. open, .. mpich];
        foreach (string name in names)
        {
            if (!NativeLibrary.TryLoad(name, out nint library)) continue;
            var started = new MpiLibrary(library, name);
            int launched = Said("OMPI_COMM_WORLD_SIZE") ?? Said("PMI_SIZE") ?? started.Size;
            return started.Size == launched ? started : throw new InvalidOperationException(
                FormattableString.Invariant($"Mpi.Start: the launcher started {launched} processes, and {name} knows {started.Size}; ") +
                "the library of the launcher's MPI, by its name or path in FLUX_MPI, would fit.");
        }
        throw new DllNotFoundException(
            $"Mpi.Start: this process is one of several, but none of {string.Join(", ", names)} could be loaded; " +
            "apt-get install libopenmpi-dev (or libmpich-dev), the folder of MPI's library in LD_LIBRARY_PATH, or its path in FLUX_MPI, would fit.");
    }

    private static int? Said(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), System.Globalization.CultureInfo.InvariantCulture, out int size) ? size : null;

    /// <summary>The bytes of rank root in the place of those of every other.</summary>
    internal void Broadcast(Span<byte> data, int root)
    {
        fixed (byte* p = data) Check("MPI_Bcast", broadcast(p, data.Length, bytes, root, world));
    }

    /// <summary>The bytes of all ranks in their order, equally many of each.</summary>
    internal void AllGather(ReadOnlySpan<byte> own, Span<byte> all)
    {
        fixed (byte* from = own, to = all) Check("MPI_Allgather", allGather(from, own.Length, bytes, to, own.Length, bytes, world));
    }

    /// <summary>Ends MPI, once every rank does.</summary>
    internal void Finish() => Check("MPI_Finalize", ((delegate* unmanaged<int>)Export("MPI_Finalize"))());

    private int Number(string function)
    {
        int number;
        Check(function, ((delegate* unmanaged<nint, int*, int>)Export(function))(world, &number));
        return number;
    }

    private nint Export(string function) => NativeLibrary.GetExport(library, function);

    private void Check(string function, int status)
    {
        if (status != 0) throw new InvalidOperationException($"{Name}: {function} failed with code {status}; 0 would fit.");
    }
}
