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

/// <summary>Work on numbers that can be added and compared.</summary>
internal interface INumberWork
{
    void Run<N>() where N : unmanaged, INumber<N>;
}

/// <summary>Work on elements that are converted, generic in them and in what they are stored as.</summary>
internal interface IGpuElementWork
{
    void Run<E, S>() where E : struct, IGpuElement<S> where S : unmanaged;
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

    /// <summary>Runs work at single or double precision or at whole numbers.</summary>
    /// <exception cref="ArgumentException">The type is for storage only.</exception>
    internal static void Numbers<TWork>(string op, DType type, TWork work) where TWork : struct, INumberWork
    {
        if (type == DType.Float32) work.Run<float>();
        else if (type == DType.Float64) work.Run<double>();
        else if (type == DType.Int32) work.Run<int>();
        else throw DTypes.Unfit(op, type, DTypes.Numbers);
    }

    /// <summary>Runs work at the elements of any type.</summary>
    /// <exception cref="ArgumentException">There is no such type.</exception>
    internal static void Elements<TWork>(string op, DType type, TWork work) where TWork : struct, IGpuElementWork
    {
        switch (type)
        {
            case DType.Float32: work.Run<GpuFloat32, float>(); break;
            case DType.Float64: work.Run<GpuFloat64, double>(); break;
            case DType.Float16: work.Run<GpuFloat16, ushort>(); break;
            case DType.BFloat16: work.Run<GpuBFloat16, ushort>(); break;
            case DType.Int32: work.Run<GpuInt32, int>(); break;
            case DType.Bool: work.Run<GpuBool, byte>(); break;
            default: throw DTypes.Unfit(op, type, DTypes.Elements);
        }
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
