namespace Flux.Kernels;

/// <summary>How up to three arguments broadcast to one dense result.</summary>
internal readonly struct Repeats(Walk walk)
{
    private readonly Loops loops = new(walk);
    private readonly Steps a = new(walk, 0), b = new(walk, 1), c = new(walk, 2);

    /// <summary>The element of the first argument that element i of the result takes.</summary>
    internal int A(int i) => loops.Offset(i, a);

    /// <summary>The element of the second argument.</summary>
    internal int B(int i) => loops.Offset(i, b);

    /// <summary>The element of the third argument.</summary>
    internal int C(int i) => loops.Offset(i, c);

    /// <summary>Of arguments of these shapes.</summary>
    internal static Repeats Of(Shape a, Shape b, Shape c, Shape y) => new(Walk.Repeating(a, b, c, y, (1, 1, 1, 1)));
}
