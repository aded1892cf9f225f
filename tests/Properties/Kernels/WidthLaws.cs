using Flux.Kernels;
using Flux.Properties.Layers;
using Flux.Properties.Numbers;
using Flux.Properties.Ops;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Kernels;

/// <summary>
/// The same bits at every register width: three devices side by side, of 128, 256 and 512 bits. Where the processor has no such registers the run time takes
/// their place, slowly.
/// </summary>
public sealed class WidthLaws
{
    private static readonly Device[] devices = [.. Widths.All.Select(kernels => new CpuDevice(BlockPool.Host, kernels))];

    public static IEnumerable<object[]> Ops => OpTable.Names;

    public static IEnumerable<object[]> Bodies => BodyTable.Rows.Select(row => new object[] { row });

    public static IEnumerable<object[]> Layers => LayerTable.Rows.Select(row => new object[] { row });

    [Theory, MemberData(nameof(Ops))]
    public void Operations_and_their_gradients(OpRow row)
    {
        foreach (var type in (DType[])[DType.Float32, DType.Float64])
        {
            foreach (int copies in row.NeedsBatch is null ? (int[])[1, 29] : [1])
            {
                Tensor[] x = [.. row.Sample(new Key(7)).Select((a, i) => Longer(row, i, a, copies).Cast(type))];
                Same(row.Name, x, x => (row.F(x), Ad.Gradient(a => Sum(Square(row.F(a))), x)));
            }
        }
    }

    [Theory, MemberData(nameof(Bodies))]
    public void Maps_and_their_slopes(BodyRow row)
    {
        double[] special = [0, -0.0, 1, -1, 1e-30, -1e-30, 1e-40, 5e-324, 20, -20, 89, -104, 4e4, -4e4, 1e6, 1e30, -1e30, 1 / 0.0, -1 / 0.0, double.NaN];
        var random = Tensor.Normal(new Key(3), 1003).Cast(DType.Float64) * 3;
        foreach (var type in (DType[])[DType.Float32, DType.Float64])
        {
            var x = Concat(0, Tensor.Of(special), random).Cast(type);
            Same(row.Name, x, x => (row.Map(x), Ad.Gradient(a => Sum(row.Map(a)), x)));
        }
    }

    [Theory, MemberData(nameof(Layers))]
    public void Layers_and_their_gradients(LayerRow row)
    {
        var layer = row.Layer.BuildLayer(new Key(1));
        var x = Tensor.Normal(new Key(2), row.Input);
        Same(row.ToString(), (Layer: layer, X: x), p => Ad.ValueAndGradient(q => Sum(Square(q.Layer.Forward(q.X))), p));
    }

    /// <summary>A batch long enough that vectors and blocks fill.</summary>
    private static Tensor Longer(OpRow row, int argument, Tensor x, int copies)
    {
        bool isBatch = row.Batch == 0 ? x.Rank == row.Sample(new Key(7)).Max(a => a.Rank) : (row.Batch >> argument & 1) != 0;
        return isBatch && copies > 1 && x.Rank > 0 ? Concat(x.Rank - 1, [.. Enumerable.Repeat(x, copies)]) : x;
    }

    private static void Same<X, Y>(string name, X x, Func<X, Y> f) where X : notnull where Y : notnull
    {
        byte[][] bits = [.. devices.Select(device => Bits(f(x.To(device))))];
        Assert.True(bits[0].AsSpan().SequenceEqual(bits[2]), $"{name}: 128 and 512 bits differ.");
        Assert.True(bits[1].AsSpan().SequenceEqual(bits[2]), $"{name}: 256 and 512 bits differ.");
    }

    private static byte[] Bits<Y>(Y y) where Y : notnull => [.. Tree.Leaves(y).SelectMany(leaf => leaf.Value.ToDoubles()).SelectMany(BitConverter.GetBytes)];
}
