using System.Runtime.CompilerServices;

namespace Flux.Bodies;

/// <summary>(x - mean)².</summary>
internal readonly struct SquaredDistanceBody : IBinaryBody
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x, T mean) where T : struct, IReal<T>
    {
        T distance = x - mean;
        return distance * distance;
    }
}
