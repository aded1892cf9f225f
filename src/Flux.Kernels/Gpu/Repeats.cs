namespace Flux.Kernels;

/// <summary>How up to three arguments broadcast to one result.</summary>
internal readonly struct Repeats(LoopGroups groups)
{
    internal readonly Loops Loops = new(groups);
    private readonly Steps a = new(groups.Walk, 0), b = new(groups.Walk, 1), c = new(groups.Walk, 2), y = new(groups.Walk, 3);

    /// <summary>The elements of a turn of two loops.</summary>
    internal RepeatedElements InPlane(Turn turn) => new(Loops.InPlane(turn, a), Loops.InPlane(turn, b), Loops.InPlane(turn, c), Loops.InPlane(turn, y));

    /// <summary>The elements of a turn.</summary>
    internal RepeatedElements Of(Turn turn) => new(Loops.Offset(turn, a), Loops.Offset(turn, b), Loops.Offset(turn, c), Loops.Offset(turn, y));
}

/// <summary>Which elements of the arguments one of the result is made of.</summary>
internal readonly struct RepeatedElements(int a, int b, int c, int y)
{
    internal readonly int A = a, B = b, C = c, Y = y;
}
