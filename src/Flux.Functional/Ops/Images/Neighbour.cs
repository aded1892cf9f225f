namespace Flux;

/// <summary>One of the two elements between which a place lies, and its weight in what is interpolated there.</summary>
internal readonly record struct Neighbour(int Element, double Weight)
{
    /// <summary>
    /// The element below (0) or above (1) a place at or above 0. A place on an element lies between it and itself, so that nothing beside it reaches the
    /// result: a weight of 0 would let NaN through.
    /// </summary>
    internal static Neighbour Of(double place, int above)
    {
        int below = (int)place;
        double beyond = place - below;
        return beyond == 0 ? new(below, 0.5) : above == 1 ? new(below + 1, beyond) : new(below, 1 - beyond);
    }
}
