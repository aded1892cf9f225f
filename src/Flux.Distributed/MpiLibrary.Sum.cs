using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Flux.Distributed;

/// <summary>Sums over ranks, in the place of the numbers.</summary>
internal sealed unsafe partial class MpiLibrary
{
    private byte[] scratch = [];

    /// <summary>The sum in whatever order MPI finds fastest.</summary>
    internal void Sum<T>(Span<T> numbers) where T : unmanaged, INumber<T>
    {
        nint type = typeof(T) == typeof(double) ? doubles : singles;
        fixed (T* p = numbers) Check("MPI_Allreduce", allReduce((void*)inPlace, p, numbers.Length, type, sum, world));
    }

    /// <summary>
    /// x₀ + x₁ + … in the order of ranks: each rank gets one share of the numbers of all, adds them up, and sends the sum to all. A rank sends as much as in
    /// the ring by which MPI sums large arrays.
    /// </summary>
    internal void SumInOrder<T>(Span<T> numbers) where T : unmanaged, INumber<T>
    {
        int share = numbers.Length / Size;
        Span<T> shared = numbers[..(share * Size)], rest = numbers[(share * Size)..];
        if (share > 0)
        {
            var pieces = Scratch<T>(shared.Length);
            int size = share * sizeof(T);
            fixed (T* own = shared, all = pieces) Check("MPI_Alltoall", allToAll(own, size, bytes, all, size, bytes, world));
            AddUp(pieces, share);
            AllGather(MemoryMarshal.AsBytes(pieces[..share]), MemoryMarshal.AsBytes(shared));
        }
        if (rest.IsEmpty) return;
        var rests = Scratch<T>(rest.Length * Size);
        AllGather(MemoryMarshal.AsBytes(rest), MemoryMarshal.AsBytes(rests));
        AddUp(rests, rest.Length);
        rests[..rest.Length].CopyTo(rest);
    }

    /// <summary>Adds the pieces to the first of them, one after another.</summary>
    private static void AddUp<T>(Span<T> pieces, int length) where T : unmanaged, INumber<T>
    {
        var first = pieces[..length];
        for (int at = length; at < pieces.Length; at += length) TensorPrimitives.Add(first, pieces.Slice(at, length), first);
    }

    private Span<T> Scratch<T>(int count) where T : unmanaged
    {
        int size = count * sizeof(T);
        if (scratch.Length < size) scratch = GC.AllocateUninitializedArray<byte>(size, pinned: true);
        return MemoryMarshal.Cast<byte, T>(scratch.AsSpan(0, size));
    }
}
