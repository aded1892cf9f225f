using System.Runtime.CompilerServices;

namespace Flux.Bodies;

// Constants stand first in Max and Min, which gives the slope 0 at both ends, as NNlib has it.

/// <summary>min(max((x + 3) / 6, 0), 1); slope 0 at the ends.</summary>
public readonly struct HardSigmoidBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => T.Max(T.Const(0), T.Min(T.Const(1), 1.0 / 6 * (3 + x)));
}

/// <summary>min(max(x, -1), 1); slope 0 at the ends.</summary>
public readonly struct HardTanhBody : ILightBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => T.Max(T.Const(-1), T.Min(T.Const(1), x));
}

/// <summary>min(max(x, 0), 6); slope 0 at the ends.</summary>
public readonly struct Relu6Body : ILightBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => T.Max(T.Const(0), T.Min(T.Const(6), x));
}

/// <summary>x hardsigmoid(x) (Howard et al. 2019); slope 0 at -3 and 1 at 3.</summary>
public readonly struct HardSwishBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => Gate.Ends(x, 3, 1.0 / 6 * x * (3 + x));
}

/// <summary>x moved towards 0 by λ: x - λ above λ, x + λ below -λ, else 0; slope 0 at ±λ.</summary>
public readonly struct SoftShrinkBody(double lambda) : IScalarBody
{
    private readonly double lambda = lambda;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => T.Max(T.Const(0), -lambda + x) + T.Min(T.Const(0), lambda + x);
}

/// <summary>x &lt;= θ ? 0 : x, the thresholded rectifier (Konda et al. 2014); slope 0 at θ.</summary>
public readonly struct TreluBody(double theta) : IScalarBody
{
    private readonly double theta = theta;

    // min(0, |x|) is 0 for every number and NaN for NaN.
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => T.IfLess(T.Const(theta), x, x, T.Min(T.Const(0), T.Abs(x)));
}

/// <summary>min(max(x, low), high); slope 0 at the ends.</summary>
public readonly struct ClampBody(double low, double high) : ILightBody
{
    private readonly double low = low;
    private readonly double high = high;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => T.Max(T.Const(low), T.Min(T.Const(high), x));
}
