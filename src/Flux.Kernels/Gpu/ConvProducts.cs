using ILGPU;

namespace Flux.Kernels;

/// <summary>A convolution per group, as kernels need it.</summary>
internal readonly struct ConvWindow(Shape x, Shape w, Shape y, ConvGeometry geometry)
{
    internal readonly GpuPlanes Image = GpuPlanes.Of(x, geometry.Spatial), Result = GpuPlanes.Of(y, geometry.Spatial);
    internal readonly GpuPlanes Window = GpuPlanes.Of(geometry.Window, geometry.Spatial);
    internal readonly Divisor StrideX = new(geometry.Stride[0]), StrideY = new(geometry.Spatial > 1 ? geometry.Stride[1] : 1);
    internal readonly Divisor StrideZ = new(geometry.Spatial > 2 ? geometry.Stride[2] : 1);
    internal readonly int Inputs = w[geometry.Spatial], Outputs = w[geometry.Spatial + 1] / geometry.Groups;
    internal readonly int AllInputs = x[geometry.Spatial], AllOutputs = w[geometry.Spatial + 1], Batch = x[geometry.Spatial + 1];
    private readonly Extent3 dilation = Extent3.Of(geometry.Dilation, geometry.Spatial), low = Extent3.Of(geometry.PadLow, geometry.Spatial, 0);
    private readonly int flip = geometry.Flip ? 1 : 0;

    internal int Taps => Window.Count.Value * Inputs;

    /// <summary>Where the window of a result begins in the image, of all results of one group.</summary>
    internal Place Begin(int row, int group)
    {
        int image = Result.Count.Quotient(row);
        var at = Result.At(row - image * Result.Count.Value);
        int x = at.X * StrideX.Value - low.X, y = at.Y * StrideY.Value - low.Y, z = at.Z * StrideZ.Value - low.Z;
        return new((image * AllInputs + group * Inputs) * Image.Count.Value + Image.Index(x, y, z), x, y, z);
    }

    /// <summary>How far a weight's pixel is from there, of all weights of one output.</summary>
    internal Place Reach(int weight)
    {
        int input = Window.Count.Quotient(weight);
        var at = Tap(weight - input * Window.Count.Value);
        return new(input * Image.Count.Value + Image.Index(at.X, at.Y, at.Z), at.X, at.Y, at.Z);
    }

    /// <summary>The position of a weight in its window, in pixels.</summary>
    internal Extent3 Tap(int weight)
    {
        var at = Window.At(flip != 0 ? Window.Count.Value - 1 - weight : weight);
        return new(at.X * dilation.X, at.Y * dilation.Y, at.Z * dilation.Z);
    }

    /// <summary>A pixel of the image, in the coordinates of its padded frame.</summary>
    internal Extent3 Framed(int pixel)
    {
        var at = Image.At(pixel);
        return new(at.X + low.X, at.Y + low.Y, at.Z + low.Z);
    }

    /// <summary>Where a result lies, of all of one group.</summary>
    internal int ResultAt(int row, int group)
    {
        int image = Result.Count.Quotient(row);
        return (image * (AllOutputs - 1) + group * Outputs) * Result.Count.Value + row;
    }
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
    public int ResultStep => conv.Result.Count.Value;

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
        int image = conv.Image.Count.Quotient(row);
        var at = conv.Framed(row - image * conv.Image.Count.Value);
        return new((image * conv.AllOutputs + group * conv.Outputs) * conv.Result.Count.Value, at.X, at.Y, at.Z);
    }

    public Place Term(int k)
    {
        int output = conv.Window.Count.Quotient(k);
        var at = conv.Tap(k - output * conv.Window.Count.Value);
        return new(output * conv.Result.Count.Value, at.X, at.Y, at.Z);
    }

    public F Left(Place row, Place term)
    {
        int x = row.X - term.X, y = row.Y - term.Y, z = row.Z - term.Z;
        int i = Divided(x, conv.StrideX), j = Divided(y, conv.StrideY), k = Divided(z, conv.StrideZ);
        bool starts = x >= 0 && y >= 0 && z >= 0 && i * conv.StrideX.Value == x && j * conv.StrideY.Value == y && k * conv.StrideZ.Value == z;
        return starts && conv.Result.Holds(i, j, k) ? dy[row.At + term.At + conv.Result.Index(i, j, k)] : default;
    }

    // Before the image there is no window, whose place would not count.
    private static int Divided(int x, Divisor stride) => stride.Quotient(Math.Max(0, x));

    public int FirstTerm(int group) => 0;

    public int RightAt(int k, int group)
    {
        int output = conv.Window.Count.Quotient(k);
        return (group * conv.Outputs + output) * conv.Taps + (k - output * conv.Window.Count.Value);
    }

    public int RightStep => conv.Window.Count.Value;

    public int ResultAt(int row, int group)
    {
        int image = conv.Image.Count.Quotient(row);
        return (image * (conv.AllInputs - 1) + group * conv.Inputs) * conv.Image.Count.Value + row;
    }

    public int ResultStep => conv.Image.Count.Value;

    public ArrayView<F> Right => w;
    public ArrayView<F> Result => dx;
}

/// <summary>
/// The slope in w: a row is a weight, a term a pixel of a result. Few weights meet many pixels: parts of these are members of the batch, whose results lie
/// one behind another.
/// </summary>
internal readonly struct ConvWeightProduct<F>(ArrayView<F> x, ArrayView<F> dy, ArrayView<F> dw, ConvWindow conv, Divisor groups, ProductSizes sizes)
    : IGpuProduct<F> where F : unmanaged
{
    private readonly ArrayView<F> x = x, dy = dy, dw = dw;
    private readonly ConvWindow conv = conv;
    private readonly Divisor groups = groups;
    private readonly ProductSizes sizes = sizes;

    public ProductSizes Sizes => sizes;

    public Place Row(int row, int batch)
    {
        var reach = conv.Reach(row);
        return new(reach.At + groups.Remainder(batch) * conv.Inputs * conv.Image.Count.Value, reach.X, reach.Y, reach.Z);
    }

    public Place Term(int k) => conv.Begin(k, 0);
    public F Left(Place row, Place term) =>
        conv.Image.Holds(row.X + term.X, row.Y + term.Y, row.Z + term.Z) ? x[row.At + term.At] : default;

    public int FirstTerm(int batch) => groups.Quotient(batch) * sizes.Terms;
    public int RightAt(int k, int batch) => conv.ResultAt(k, groups.Remainder(batch));
    public int RightStep => conv.Result.Count.Value;
    public int ResultAt(int row, int batch) => batch * conv.Outputs * conv.Taps + row;
    public int ResultStep => conv.Taps;

    public ArrayView<F> Right => dy;
    public ArrayView<F> Result => dw;
}
