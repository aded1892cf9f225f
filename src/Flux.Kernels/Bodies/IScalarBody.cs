namespace Flux;

/// <summary>A function of one number, generic in the number: one body serves CPU SIMD, GPU kernel and derivative.</summary>
public interface IScalarBody
{
    /// <summary>f(x).</summary>
    T Invoke<T>(T x) where T : struct, IReal<T>;
}

/// <summary>
/// A body of few instructions, whose map waits for memory: several vectors a turn leave room to ask for more of the lines to come. Heavier ones would take
/// so many of the compiler's locals that it stops to inline.
/// </summary>
internal interface ILightBody : IScalarBody;

/// <summary>A function of two numbers, generic in the number.</summary>
public interface IBinaryBody
{
    /// <summary>f(x, y).</summary>
    T Invoke<T>(T x, T y) where T : struct, IReal<T>;
}

/// <summary>A function of three numbers, generic in the number.</summary>
public interface ITernaryBody
{
    /// <summary>f(x, y, z).</summary>
    T Invoke<T>(T x, T y, T z) where T : struct, IReal<T>;
}

/// <summary>A body that also knows its slope from its output, as tanh' = 1 - y^2. A law holds it equal to the slope from <see cref="Dual{T}"/>.</summary>
public interface IOutputBody : IScalarBody
{
    /// <summary>f'(x) where y = f(x).</summary>
    T SlopeAt<T>(T y) where T : struct, IReal<T>;
}
