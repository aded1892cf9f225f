using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>Work on real numbers, generic in their precision.</summary>
internal interface IRealWork
{
    void Run<F>() where F : unmanaged, IBinaryFloatingPointIeee754<F>;
}

/// <summary>Work on elements that are only stored.</summary>
internal interface IElementWork
{
    void Run<E>() where E : unmanaged, IElement<E>;
}

/// <summary>
/// The one door from a dtype to code that is generic in it. Work is a struct, so that a call allocates nothing and the compiler makes straight code of each
/// type; a type without code is an error that names the operation.
/// </summary>
internal static class Dispatch
{
    /// <summary>Runs work at float or double.</summary>
    /// <exception cref="ArgumentException">The type is not real.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Reals<TWork>(string op, DType type, TWork work) where TWork : struct, IRealWork
    {
        if (type == DType.Float32) work.Run<float>();
        else if (type == DType.Float64) work.Run<double>();
        else throw DTypes.Unfit(op, type, DTypes.Reals);
    }

    /// <summary>Runs work at the elements of any type.</summary>
    /// <exception cref="ArgumentException">There is no such type.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Elements<TWork>(string op, DType type, TWork work) where TWork : struct, IElementWork
    {
        switch (type)
        {
            case DType.Float32: work.Run<Float32Element>(); break;
            case DType.Float64: work.Run<Float64Element>(); break;
            case DType.Float16: work.Run<Float16Element>(); break;
            case DType.BFloat16: work.Run<BFloat16Element>(); break;
            case DType.Int32: work.Run<Int32Element>(); break;
            case DType.Bool: work.Run<BoolElement>(); break;
            default: throw DTypes.Unfit(op, type, DTypes.Elements);
        }
    }
}
