namespace Flux;

/// <summary>What a rule may know of the step beside its array.</summary>
/// <param name="Step">Steps taken before this one; the first is 0.</param>
/// <param name="Loss">The loss at this step; NaN if it was not given.</param>
public readonly record struct StepInfo(long Step, double Loss = double.NaN)
{
    /// <summary>t of the papers: 1 at the first step.</summary>
    internal double Time => Step + 1;
}
