namespace Flux.Logging;

/// <summary>The mean of the finite numbers among those given; NaN of none.</summary>
internal readonly record struct FiniteMean(double Sum, long Count)
{
    internal double Value => Sum / Count;

    internal FiniteMean With(double value) => double.IsFinite(value) ? new(Sum + value, Count + 1) : this;
}
