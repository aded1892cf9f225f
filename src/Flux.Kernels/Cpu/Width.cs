using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>Work on lanes of real numbers, generic in their width and precision.</summary>
internal interface ILaneWork
{
    void Run<V, F>() where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>;
}

/// <summary>A choice of code by width and precision.</summary>
internal interface ILaneChoice<out TCode>
{
    TCode For<V, F>() where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>;
}

/// <summary>The lanes of a register width: the one door from a dtype to code that is generic in them.</summary>
/// <typeparam name="V32">Lanes of float.</typeparam>
/// <typeparam name="V64">Lanes of double.</typeparam>
internal static class Width<V32, V64> where V32 : unmanaged, ILanes<V32, float> where V64 : unmanaged, ILanes<V64, double>
{
    /// <summary>Runs work at float or double.</summary>
    /// <exception cref="ArgumentException">The type is not real.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Reals<TWork>(string op, DType type, TWork work) where TWork : struct, ILaneWork
    {
        if (type == DType.Float32) work.Run<V32, float>();
        else if (type == DType.Float64) work.Run<V64, double>();
        else throw DTypes.Unfit(op, type, DTypes.Reals);
    }

    /// <summary>The code for float or double, for callers that go on without its type.</summary>
    /// <exception cref="ArgumentException">The type is not real.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TCode Reals<TChoice, TCode>(string op, DType type, TChoice choice) where TChoice : struct, ILaneChoice<TCode> =>
        type == DType.Float32 ? choice.For<V32, float>() : type == DType.Float64 ? choice.For<V64, double>() : throw DTypes.Unfit(op, type, DTypes.Reals);

    /// <summary>Whether the type is that of whole numbers; what is neither whole nor real has no code.</summary>
    /// <exception cref="ArgumentException">The type is for storage only.</exception>
    internal static bool IsWhole(string op, DType type) => type switch
    {
        DType.Int32 => true,
        DType.Float32 or DType.Float64 => false,
        _ => throw DTypes.Unfit(op, type, DTypes.Numbers),
    };
}
