using System.Numerics;

namespace Flux.Kernels;

internal sealed partial class GpuKernels
{
    public void Calculate(Arithmetic how, View a, View b, View y)
    {
        switch (how)
        {
            case Arithmetic.Add: Calculate<IntegerSumRule>(a, b, y); break;
            case Arithmetic.Subtract: Calculate<IntegerDifferenceRule>(a, b, y); break;
            case Arithmetic.Multiply: Calculate<IntegerProductRule>(a, b, y); break;
            default: Calculate<IntegerQuotientRule>(a, b, y); break;
        }
    }

    private void Calculate<R>(View a, View b, View y) where R : struct, IIntegerRule
    {
        using HeldElements<int> ha = Hold<int>(a), hb = Hold<int>(b), hy = Hold<int>(y);
        if (a.Count == y.Count && b.Count == y.Count)
        {
            launcher.Run(IntegerKernels<R>.Flat, y.Count, ha.Elements, hb.Elements, hy.Elements);
            return;
        }
        var groups = Groups(a.Shape, b.Shape, b.Shape, y.Shape);
        launcher.RunGroups(IntegerKernels<R>.Run, groups.Config, ha.Elements, hb.Elements, hy.Elements, new Repeats(groups));
    }

    public void Compare(Comparison how, View a, View b, View y) => GpuDispatch.Numbers("Compare", a.DType, new CompareWork(this, how, a, b, y));

    private readonly struct CompareWork(GpuKernels on, Comparison how, View a, View b, View y) : INumberWork
    {
        public void Run<N>() where N : unmanaged, INumber<N>
        {
            using HeldElements<N> ha = on.Hold<N>(a), hb = on.Hold<N>(b);
            using var hy = on.Hold<byte>(y);
            var groups = on.Groups(a.Shape, b.Shape, b.Shape, y.Shape);
            on.launcher.RunGroups(CompareKernels<N>.Run, groups.Config, ha.Elements, hb.Elements, hy.Elements, new Repeats(groups), new Verdicts(how));
        }
    }
}
