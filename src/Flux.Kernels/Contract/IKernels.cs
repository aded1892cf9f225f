using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>How a reduction combines elements.</summary>
internal enum Reduction { Sum, Max, Min, Product }

/// <summary>Arithmetic of whole numbers, which wraps; quotients are cut off towards zero.</summary>
internal enum Arithmetic { Add, Subtract, Multiply, Divide }

/// <summary>How a comparison judges two elements; unordered (NaN) is false except for NotEqual.</summary>
internal enum Comparison { Less, LessOrEqual, Equal, NotEqual }

/// <summary>
/// The one contract between primitives and a device. Arguments are dense and column-major, checked by the caller for shape, dtype and
/// device; results go to views that the caller rented and that overlap no argument unless said otherwise. Real kernels take Float32 and
/// Float64, all arguments alike. The bits of a result do not depend on the thread count.
/// A kernel that a device has not got is <see cref="Without"/> there.
/// </summary>
internal interface IKernels
{
    /// <summary>What stands for a kernel that this device has not got: an error that names it, or nothing where numbers do not matter.</summary>
    void Without([CallerMemberName] string kernel = "");

    /// <summary>y[i] = value, any dtype.</summary>
    void Fill(View y, double value) => Without();
    /// <summary>y[i] = x[i], equal dtypes and counts.</summary>
    void Copy(View x, View y) => Without();
    /// <summary>y[i] = x[i] in another dtype; to integers by truncation, to Bool by x != 0.</summary>
    void Cast(View x, View y) => Without();

    /// <summary>y[i] = body(x[i]); y may be x.</summary>
    void Map<B>(B body, View x, View y) where B : unmanaged, IScalarBody => Without();
    /// <summary>
    /// y = body(a, b); each argument has y's shape or broadcasts to it (first dimensions aligned, 1 repeats); y may be an argument where all have its shape.
    /// </summary>
    void Map<B>(B body, View a, View b, View y) where B : unmanaged, IBinaryBody => Without();
    /// <summary>y = body(a, b, c) with broadcasting.</summary>
    void Map<B>(B body, View a, View b, View c, View y) where B : unmanaged, ITernaryBody => Without();
    /// <summary>Int32 y = a ∘ b with broadcasting; no element of a divisor is 0.</summary>
    void Calculate(Arithmetic how, View a, View b, View y) => Without();
    /// <summary>Bool y = a ? b with broadcasting; real or Int32 arguments.</summary>
    void Compare(Comparison how, View a, View b, View y) => Without();
    /// <summary>y = mask != 0 ? a : b with broadcasting; the mask is Bool.</summary>
    void Where(View mask, View a, View b, View y) => Without();

    /// <summary>
    /// Combines over every dimension in which y's size is 1 and x's is not; real dtypes, and the sums of Int32, which wrap. Real sums are pairwise in a fixed
    /// order.
    /// </summary>
    void Reduce(Reduction how, View x, View y) => Without();
    /// <summary>Int32 y: index of the first largest element along dim (y's size there is 1).</summary>
    void ArgMax(View x, int dim, View y) => Without();
    /// <summary>softmax(x) along dim, or its logarithm; stable for large and infinite x.</summary>
    void Softmax(View x, int dim, bool log, View y) => Without();
    /// <summary>log sum exp along dim (y's size there is 1).</summary>
    void LogSumExp(View x, int dim, View y) => Without();

    /// <summary>Whether the four kernels of normalising layers run here; the layers have another way.</summary>
    bool HasNorms => false;
    /// <summary>Of every group: its mean, the mean of what is left when x is moved by that, and the variance; y is (groups, 3).</summary>
    void Moments(View x, NormLayout layout, View y) => Without();
    /// <summary>y = x̂ scale + shift, or x̂ alone.</summary>
    void Standardise(View x, Statistics by, View? scale, View? shift, NormLayout layout, View y) => Without();
    /// <summary>dx = factor (e - mean(e) - x̂ mean(e x̂)) for e = d scale, or d alone: the slope of x̂ in x through its statistics as well.</summary>
    void StandardiseSlope(View d, View x, Statistics by, View? scale, NormLayout layout, View dx) => Without();
    /// <summary>Σ d x̂ and Σ d over all numbers that share a scale; y is (channels, 2).</summary>
    void StandardiseScale(View d, View x, Statistics by, NormLayout layout, View y) => Without();

    /// <summary>
    /// y = op(a) op(b), per matrix of the trailing dimensions: op(a) is m x k, op(b) k x n; an argument with one matrix serves the whole batch.
    /// </summary>
    void MatMul(View a, bool transposeA, View b, bool transposeB, View y) => Without();

    /// <summary>
    /// sum += op(a) op(b) for two matrices, to the bits of a product that is added then, where that costs less; where it does not nothing is done, and the
    /// answer is false.
    /// </summary>
    bool AddMatMul(View a, bool transposeA, View b, bool transposeB, View sum) => false;

    /// <summary>
    /// Cross-correlation (or convolution where the geometry flips) of x (spatial, in, n) with w (window, in/groups, out) into y (spatial', out, n).
    /// </summary>
    void Conv(View x, View w, ConvGeometry geometry, View y) => Without();
    /// <summary>dx: the transpose of Conv in x.</summary>
    void ConvInputGradient(View dy, View w, ConvGeometry geometry, View dx) => Without();
    /// <summary>dw: the transpose of Conv in w.</summary>
    void ConvWeightGradient(View x, View dy, ConvGeometry geometry, View dw) => Without();

    /// <summary>
    /// y = the element of `values` at the place where x is largest in each window (first of equals); values has x's shape. It may be x: then y is IEEE 754's
    /// maximum, for which -0 is less than 0. Padding is never the largest.
    /// </summary>
    void MaxPool(View x, View values, PoolGeometry geometry, View y) => Without();
    /// <summary>dx = each dy added at the place where x is largest in its window.</summary>
    void MaxPoolGradient(View x, View dy, PoolGeometry geometry, View dx) => Without();
    /// <summary>y = mean over each window, divided by its full size, padding included as zero.</summary>
    void MeanPool(View x, PoolGeometry geometry, View y) => Without();
    /// <summary>dx: the transpose of MeanPool.</summary>
    void MeanPoolGradient(View dy, PoolGeometry geometry, View dx) => Without();

    /// <summary>y[.., j] = x[.., indices[j]] along the last dimension of x; indices are Int32, any dtype. An index outside throws naming it.</summary>
    void Gather(View x, View indices, View y) => Without();
    /// <summary>y[.., indices[j]] += x[.., j] along the last dimension of y, in the order of j; y is zeroed first.</summary>
    void ScatterAdd(View x, View indices, View y) => Without();

    /// <summary>Dimension i of y is dimension order[i] of x; any dtype.</summary>
    void Permute(View x, ReadOnlySpan<int> order, View y) => Without();
    /// <summary>y[i..] = x[start + i * step ..] per dimension; any dtype; a step may be negative.</summary>
    void Slice(View x, ReadOnlySpan<int> start, ReadOnlySpan<int> step, View y) => Without();
    /// <summary>
    /// y[start + i * step ..] = x[i..] per dimension; the rest of y is left as it is. The inverse of Slice; any dtype; a step may be negative.
    /// </summary>
    void Paste(View x, ReadOnlySpan<int> start, ReadOnlySpan<int> step, View y) => Without();
    /// <summary>y = x repeated along every dimension in which x's size is 1; any dtype.</summary>
    void Broadcast(View x, View y) => Without();

    /// <summary>y[i] uniform in [0, 1), from Threefry of (key, i).</summary>
    void Uniform(ulong key, View y) => Without();
    /// <summary>y[i] standard normal, from Threefry of (key, i).</summary>
    void Normal(ulong key, View y) => Without();

    /// <summary>Whether <see cref="Adam"/> runs here on arrays of a type; the rule has another way.</summary>
    bool HasAdam(DType type) => false;
    /// <summary>
    /// One Adam step: m' = β1 m + (1 - β1) g, v' = β2 v + (1 - β2) g², p' = p - step m' / (√(v' / correction2) + ε), step = η / (1 - β1ᵗ); p', m', v' may be
    /// p, m, v.
    /// </summary>
    void Adam(View p, View g, View m, View v, AdamStep step, View p2, View m2, View v2) => Without();
}

/// <summary>The numbers of one Adam step.</summary>
internal readonly record struct AdamStep(double Beta1, double Beta2, double Epsilon, double StepSize, double Correction2);
