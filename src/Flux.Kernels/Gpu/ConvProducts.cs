using ILGPU;

namespace Flux.Kernels;

/// <summary>A convolution per group, as kernels need it.</summary>
internal readonly struct ConvWindow(Shape x, Shape w, Shape y, ConvGeometry geometry)
{
    internal readonly Extent3 Image = Extent3.Of(x, geometry.Spatial), Result = Extent3.Of(y, geometry.Spatial);
    internal readonly Extent3 Stride = Extent3.Of(geometry.Stride, geometry.Spatial);
    internal readonly int Inputs = w[geometry.Spatial], Outputs = w[geometry.Spatial + 1] / geometry.Groups;
    internal readonly int AllInputs = x[geometry.Spatial], AllOutputs = w[geometry.Spatial + 1], Batch = x[geometry.Spatial + 1];
    private readonly Extent3 window = Extent3.Of(geometry.Window, geometry.Spatial), dilation = Extent3.Of(geometry.Dilation, geometry.Spatial);
    private readonly Extent3 low = Extent3.Of(geometry.PadLow, geometry.Spatial, 0);
    private readonly int flip = geometry.Flip ? 1 : 0;

    internal int WindowSize => window.Count;
    internal int Taps => window.Count * Inputs;

    /// <summary>Where the window of a result begins in the image, of all results of one group.</summary>
    internal Place Begin(int row, int group)
    {
        int image = row / Result.Count;
        var at = Result.At(row % Result.Count);
        int x = at.X * Stride.X - low.X, y = at.Y * Stride.Y - low.Y, z = at.Z * Stride.Z - low.Z;
        return new((image * AllInputs + group * Inputs) * Image.Count + Image.Index(x, y, z), x, y, z);
    }

    /// <summary>How far a weight's pixel is from there, of all weights of one output.</summary>
    internal Place Reach(int weight)
    {
        var at = Tap(weight % WindowSize);
        return new(weight / WindowSize * Image.Count + Image.Index(at.X, at.Y, at.Z), at.X, at.Y, at.Z);
    }

    /// <summary>The position of a weight in its window, in pixels.</summary>
    internal Extent3 Tap(int weight)
    {
        var at = window.At(flip != 0 ? WindowSize - 1 - weight : weight);
        return new(at.X * dilation.X, at.Y * dilation.Y, at.Z * dilation.Z);
    }

    /// <summary>A pixel of the image, in the coordinates of its padded frame.</summary>
    internal Extent3 Framed(int pixel)
    {
        var at = Image.At(pixel);
        return new(at.X + low.X, at.Y + low.Y, at.Z + low.Z);
    }

    /// <summary>Where a result lies, of all of one group.</summary>
    internal int ResultAt(int row, int group) => (row / Result.Count * AllOutputs + group * Outputs) * Result.Count + row % Result.Count;
}

/// <summary>y = x convolved with w: a row is a pixel of a result, a term a weight.</summary>
internal readonly struct ConvProduct<F>(ArrayView<F> x, ArrayView<F> w, ArrayView<F> y, ConvWindow conv, ProductSizes sizes) : IGpuProduct<F>
    where F : unmanaged
{
    private readonly ArrayView<F> x = x, w = w, y = y;
    private readonly ConvWindow conv = conv;
    private readonly ProductSizes sizes = sizes;

    public ProductSizes Sizes => sizes;

    public Place Row(int row, int group) => conv.Begin(row, group);
    public Place Term(int k) => conv.Reach(k);
    public F Left(Place row, Place term) =>
        conv.Image.Holds(row.X + term.X, row.Y + term.Y, row.Z + term.Z) ? x[row.At + term.At] : default;

    public int FirstTerm(int group) => 0;
    public int RightAt(int k, int group) => group * conv.Outputs * conv.Taps + k;
    public int RightStep => conv.Taps;
    public int ResultAt(int row, int group) => conv.ResultAt(row, group);
    public int ResultStep => conv.Result.Count;

    public ArrayView<F> Right => w;
    public ArrayView<F> Result => y;
}

/// <summary>
/// The slope in x: a row is a pixel of x, a term a weight of an output, and its factor the result whose window has that weight over the pixel.
/// </summary>
internal readonly struct ConvInputProduct<F>(ArrayView<F> dy, ArrayView<F> w, ArrayView<F> dx, ConvWindow conv, ProductSizes sizes) : IGpuProduct<F>
    where F : unmanaged
{
    private readonly ArrayView<F> dy = dy, w = w, dx = dx;
    private readonly ConvWindow conv = conv;
    private readonly ProductSizes sizes = sizes;

    public ProductSizes Sizes => sizes;

    public Place Row(int row, int group)
    {
        var at = conv.Framed(row % conv.Image.Count);
        return new((row / conv.Image.Count * conv.AllOutputs + group * conv.Outputs) * conv.Result.Count, at.X, at.Y, at.Z);
    }

    public Place Term(int k)
    {
        var at = conv.Tap(k % conv.WindowSize);
        return new(k / conv.WindowSize * conv.Result.Count, at.X, at.Y, at.Z);
    }

    public F Left(Place row, Place term)
    {
        int x = row.X - term.X, y = row.Y - term.Y, z = row.Z - term.Z;
        int i = Divided(x, conv.Stride.X), j = Divided(y, conv.Stride.Y), k = Divided(z, conv.Stride.Z);
        bool starts = x >= 0 && y >= 0 && z >= 0 && i * conv.Stride.X == x && j * conv.Stride.Y == y && k * conv.Stride.Z == z;
        return starts && conv.Result.Holds(i, j, k) ? dy[row.At + term.At + conv.Result.Index(i, j, k)] : default;
    }

    // Most strides are 1, and a division costs more than the product that it serves.
    private static int Divided(int x, int stride) => stride == 1 ? x : x / stride;

    public int FirstTerm(int group) => 0;
    public int RightAt(int k, int group) => (group * conv.Outputs + k / conv.WindowSize) * conv.Taps + k % conv.WindowSize;
    public int RightStep => conv.WindowSize;
    public int ResultAt(int row, int group) => (row / conv.Image.Count * conv.AllInputs + group * conv.Inputs) * conv.Image.Count + row % conv.Image.Count;
    public int ResultStep => conv.Image.Count;

    public ArrayView<F> Right => w;
    public ArrayView<F> Result => dx;
}

/// <summary>
/// The slope in w: a row is a weight, a term a pixel of a result. Few weights meet many pixels: parts of these are members of the batch, whose results lie
/// one behind another.
/// </summary>
internal readonly struct ConvWeightProduct<F>(ArrayView<F> x, ArrayView<F> dy, ArrayView<F> dw, ConvWindow conv, int groups, ProductSizes sizes)
    : IGpuProduct<F> where F : unmanaged
{
    private readonly ArrayView<F> x = x, dy = dy, dw = dw;
    private readonly ConvWindow conv = conv;
    private readonly int groups = groups;
    private readonly ProductSizes sizes = sizes;

    public ProductSizes Sizes => sizes;

    public Place Row(int row, int batch)
    {
        var reach = conv.Reach(row);
        return new(reach.At + batch % groups * conv.Inputs * conv.Image.Count, reach.X, reach.Y, reach.Z);
    }

    public Place Term(int k) => conv.Begin(k, 0);
    public F Left(Place row, Place term) =>
        conv.Image.Holds(row.X + term.X, row.Y + term.Y, row.Z + term.Z) ? x[row.At + term.At] : default;

    public int FirstTerm(int batch) => batch / groups * sizes.Terms;
    public int RightAt(int k, int batch) => conv.ResultAt(k, batch % groups);
    public int RightStep => conv.Result.Count;
    public int ResultAt(int row, int batch) => batch * conv.Outputs * conv.Taps + row;
    public int ResultStep => conv.Taps;

    public ArrayView<F> Right => dy;
    public ArrayView<F> Result => dw;
}
