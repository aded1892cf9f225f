namespace Flux.Kernels;

/// <summary>Where the numbers of a few columns that multiply a step's rows lie: in a packed strip, or in a matrix.</summary>
internal unsafe interface IColumns<F> where F : unmanaged
{
    F* First { get; }

    /// <summary>From one column to the next.</summary>
    nint Apart { get; }

    /// <summary>From a step of k to the next, in a strip of so many columns.</summary>
    nint Step(int width);
}

/// <summary>A packed strip [p][columns].</summary>
internal readonly unsafe struct StripColumns<F>(F* strip) : IColumns<F> where F : unmanaged
{
    public F* First => strip;

    public nint Apart => 1;

    public nint Step(int width) => width;
}

/// <summary>Columns of a matrix where they lie; all of a strip must be there.</summary>
internal readonly unsafe struct SteppedColumns<F>(F* matrix, nint rowStep, nint columnStep) : IColumns<F> where F : unmanaged
{
    public F* First => matrix;

    public nint Apart => columnStep;

    public nint Step(int width) => rowStep;

    /// <summary>The columns from number j on.</summary>
    internal SteppedColumns<F> From(int j) => new(matrix + j * columnStep, rowStep, columnStep);
}
