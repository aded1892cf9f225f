using System.Numerics;

namespace Flux.Kernels;

/// <summary>Work on real numbers, generic in the number inside a GPU kernel and in the element it is loaded from.</summary>
internal interface IGpuWork
{
    void Run<T, F>() where T : struct, IGpuReal<T, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>;
}

/// <summary>Work on elements that are only moved, as bits of their size.</summary>
internal interface IBitsWork
{
    void Run<S>() where S : unmanaged;
}

/// <summary>The one door from a dtype to GPU code that is generic in it.</summary>
internal static class GpuDispatch
{
    /// <summary>Runs work at single or double precision.</summary>
    /// <exception cref="ArgumentException">The type is not real.</exception>
    internal static void Reals<TWork>(string op, DType type, TWork work) where TWork : struct, IGpuWork
    {
        if (type == DType.Float32) work.Run<Real32, float>();
        else if (type == DType.Float64) work.Run<Real64, double>();
        else throw DTypes.Unfit(op, type, DTypes.Reals);
    }

    /// <summary>Runs work at whole numbers of the size of a type's elements.</summary>
    internal static void Sizes<TWork>(DType type, TWork work) where TWork : struct, IBitsWork
    {
        switch (type.Size())
        {
            case 1: work.Run<byte>(); break;
            case 2: work.Run<ushort>(); break;
            case 4: work.Run<uint>(); break;
            default: work.Run<ulong>(); break;
        }
    }
}
