using System.Collections.Immutable;

namespace Flux.Reporting;

/// <summary>
/// Numbers under a name, and how they are drawn: a value that <see cref="Plot.Of"/> puts over axes. Where a coordinate is NaN or infinite nothing is drawn,
/// and a line has a gap.
/// </summary>
public sealed record Series
{
    private Series(string name, ISeriesShape shape) => (Name, Shape) = (name, shape);

    /// <summary>In the legend; an empty name has no place there.</summary>
    public string Name { get; init; }

    /// <summary>Whether its heights are read off a second axis, on the right.</summary>
    public bool OnRight { get; init; }

    internal ISeriesShape Shape { get; }

    /// <summary>The series under another name or on the other axis, for F#, which has no <c>with</c> for a record of C#.</summary>
    public Series With(string? name = null, bool? onRight = null) => this with { Name = name ?? Name, OnRight = onRight ?? OnRight };

    /// <summary>A line through values over their position, counted from 1: losses over steps or epochs.</summary>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static Series Line(string name, IEnumerable<double> y)
    {
        ImmutableArray<double> heights = [.. y];
        return new(name, new LineShape(SeriesPoints.Of("Series.Line", name, [.. Enumerable.Range(1, heights.Length)], heights), byPosition: true));
    }

    /// <summary>A line through points in the order given.</summary>
    /// <exception cref="ArgumentException">Not as many x as y, or none.</exception>
    public static Series Line(string name, IEnumerable<double> x, IEnumerable<double> y) =>
        new(name, new LineShape(SeriesPoints.Of("Series.Line", name, [.. x], [.. y]), byPosition: false));

    /// <summary>Points that no line joins.</summary>
    /// <exception cref="ArgumentException">Not as many x as y, or none.</exception>
    public static Series Scatter(string name, IEnumerable<double> x, IEnumerable<double> y) =>
        new(name, new ScatterShape(SeriesPoints.Of("Series.Scatter", name, [.. x], [.. y])));

    /// <summary>
    /// How many values lie in each of some intervals of one width, from the smallest value to the largest. Without a number of intervals it is
    /// ⌈log₂ n⌉ + 1 for n values (Sturges, 1926). Values that are not finite are not counted.
    /// </summary>
    /// <exception cref="ArgumentException">There is no value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer bins than one, or more than 10,000.</exception>
    public static Series Histogram(string name, IEnumerable<double> values, int? bins = null) =>
        new(name, HistogramShape.Of(name, [.. values], bins));
}
