namespace Flux.Kernels;

/// <summary>
/// How an array falls into groups that are standardised together: x is (run, groups, outer), and a group is one run of neighbours of every outer part. A scale
/// and a shift have one number per place of a run, or one per piece of it, piece number q that of channel q mod channels.
/// </summary>
/// <param name="Run">Neighbours of one group.</param>
/// <param name="Groups">Groups.</param>
/// <param name="Outer">Runs of one group.</param>
/// <param name="Piece">Neighbours with one scale, a divisor of the run; the whole run where scales go along it.</param>
/// <param name="Channels">How many scales there are.</param>
/// <param name="Along">Whether there is a scale per place of a run.</param>
internal readonly record struct NormLayout(int Run, int Groups, int Outer, int Piece, int Channels, bool Along)
{
    // Below, what is done once per run costs more than passes over all of x.
    private const int Shortest = 16;

    /// <summary>Elements of one group.</summary>
    internal long Count => (long)Run * Outer;

    /// <summary>All pieces.</summary>
    internal long Pieces => (long)PiecesOfRun * Groups * Outer;

    /// <summary>Pieces of one run.</summary>
    internal int PiecesOfRun => Run / Piece;

    /// <summary>The group to which a piece belongs.</summary>
    internal int GroupOf(long piece) => (int)(piece / PiecesOfRun % Groups);

    /// <summary>The layout of groups without scale, null if runs are short or groups lie otherwise.</summary>
    /// <param name="x">All sizes.</param>
    /// <param name="moments">The same, 1 where x is folded.</param>
    internal static NormLayout? Of(Shape x, Shape moments) => Parts(x, moments) is var (run, groups, outer) && run >= Shortest && x.Elements > 0
        ? new(run, groups, outer, run, 1, false)
        : null;

    /// <summary>The layout without scales.</summary>
    internal NormLayout Unscaled => this with { Piece = Run, Channels = 1, Along = false };

    /// <summary>The layout with scales, null if they lie otherwise.</summary>
    /// <param name="x">All sizes.</param>
    /// <param name="scale">The same, 1 where a scale repeats.</param>
    internal NormLayout? Scaled(Shape x, Shape scale)
    {
        if (Parts(x, scale) is not var (piece, channels, _)) return null;
        if (piece == 1 && channels == Run) return this with { Channels = channels, Along = true };
        return piece >= Shortest && Run % piece == 0 ? this with { Piece = piece, Channels = channels } : null;
    }

    /// <summary>Sizes before, at and after the one block of dimensions in which a part has x's sizes.</summary>
    private static (int Before, int At, int After)? Parts(Shape x, Shape part)
    {
        if (part.Rank > x.Rank) return null;
        Span<int> sizes = [1, 1, 1];
        int now = 0;
        for (int i = 0; i < x.Rank; i++)
        {
            int size = i < part.Rank ? part[i] : 1;
            if (size != x[i] && size != 1) return null;
            if (x[i] == 1) continue;
            if ((size != 1) == (now != 1) && ++now > 2) return null;
            sizes[now] *= x[i];
        }
        return (sizes[0], sizes[1], sizes[2]);
    }
}
