using ScottPlot;

namespace Flux.Reporting;

/// <summary>How the numbers of a series are drawn.</summary>
internal interface ISeriesShape
{
    /// <summary>Whether x is the position of a value, so that a tick between two says nothing.</summary>
    bool ByPosition => false;

    void Draw(ScottPlot.Plot plot, string name, Color colour, IYAxis heights);
}
