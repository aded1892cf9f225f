using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux;

/// <summary>
/// x^y. Single precision goes through double, where e^(y log x) loses nothing that shows; double precision and what is not positive and finite go one by one.
/// </summary>
internal static class LanePower<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Pow(V x, V y)
    {
        if (typeof(F) == typeof(double)) return Polynomial<V, F>.OneByOne(~default(V), x, y, x, F.Pow);
        V hard = ~(V.Less(default, x) & V.Less(x, V.Const(double.PositiveInfinity))), p = V.InDouble<OfPositive>(x, y);
        return V.Signs(hard) == 0 ? p : Polynomial<V, F>.OneByOne(hard, x, y, p, F.Pow);
    }

    // 1^y is 1 for every y, infinities and NaN included.
    private readonly struct OfPositive : IDoubleFunctionOfTwo
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static D Of<D>(D x, D y) where D : unmanaged, ILanes<D, double>
        {
            var one = D.Const(1);
            return D.Select(D.Equal(x, one), one, D.Exp(y * D.Log(x)));
        }
    }
}
